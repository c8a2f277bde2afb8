// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace pb::bench {

/// One measured number beside the number that it is to be held against.
struct Figure {
    std::string name = {};  ///< "store.answer.commit"; stays the same from run to run
    double value = 0;
    std::string unit = {};  ///< "ms", "us", "MB"
    std::string size = {};  ///< what was measured: "46 questions", "1000 elements"
    std::string peer = {};  ///< what it is compared with; empty: nothing
    double peerValue = 0;   ///< the number of the peer in the same unit
};

/// Prints the figure as one JSON line on standard output, where packaging/bench collects it.
inline void print(const Figure& figure)
{
    nlohmann::json line{{"name", figure.name}, {"value", figure.value}, {"unit", figure.unit}, {"size", figure.size},
                        {"peer", nullptr},     {"peer_value", nullptr}, {"ratio", nullptr}};
    if (!figure.peer.empty()) {
        line["peer"] = figure.peer;
        line["peer_value"] = figure.peerValue;
        line["ratio"] = figure.value / figure.peerValue;
    }
    std::printf("%s\n", line.dump().c_str());
    std::fflush(stdout);
}

/// The value below which a share `p` (0..1) of the samples lies; nearest rank, so always a sample. 0 for no samples.
inline double quantile(std::vector<double> samples, double p)
{
    if (samples.empty())
        return 0;
    std::sort(samples.begin(), samples.end());
    const double last = static_cast<double>(samples.size() - 1);
    return samples[static_cast<std::size_t>(std::lround(p * last))];
}

/// Milliseconds that each of `runs` calls took, after `warmUp` calls that are not counted.
template <class Function>
std::vector<double> timesMs(int runs, Function&& call, int warmUp = 3)
{
    using Clock = std::chrono::steady_clock;
    std::vector<double> samples;
    samples.reserve(static_cast<std::size_t>(runs));
    for (int i = -warmUp; i < runs; ++i) {
        const Clock::time_point start = Clock::now();
        call();
        const std::chrono::duration<double, std::milli> taken = Clock::now() - start;
        if (i >= 0)
            samples.push_back(taken.count());
    }
    return samples;
}

template <class Function>
double medianMs(int runs, Function&& call)
{
    return quantile(timesMs(runs, std::forward<Function>(call)), 0.5);
}

}  // namespace pb::bench
