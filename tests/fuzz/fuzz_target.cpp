// SPDX-License-Identifier: GPL-3.0-or-later
// One libFuzzer program: PB_INPUT names the function of inputs.h, PB_READER the reader.
#include "tests/fuzz/inputs.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    pb::fuzz::PB_INPUT(PB_READER, std::string(reinterpret_cast<const char*>(data), size));
    return 0;
}
