// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pb::review {

/// What one choice contributes to a risk rule. Neutral stands for a choice that does not apply: it is left out of the
/// conjunction or disjunction that it stands in, so it satisfies `&&` and does not satisfy `||`.
enum class Truth : std::uint8_t { False, True, Neutral };

/// The condition of a risk rule of the AWS custom lens format:
///
///     expr  := and ("||" and)*        and := unary ("&&" unary)*
///     unary := "!" unary | "(" expr ")" | id        id := [A-Za-z0-9_]+
///
/// Source: AWS Well-Architected Tool User Guide, "Lens format specification"; the grammar is derived from its examples.
class RiskExpr {
public:
    /// Parentheses and `!` together nest at most this deep; public lenses stay below 10.
    static constexpr int kMaxDepth = 100;

    /// @param text spaces, tabs and line breaks between tokens do not matter
    /// @return Parse "review.expr.syntax": not of the grammar; `where` is "column n" (1-based, in bytes), the second
    ///         argument of the sentence is the text from there on. Limit "review.expr.depth": nested over kMaxDepth.
    static Result<RiskExpr> parse(std::string_view text);

    /// Choice ids in the order of their first mention, each once. evaluate() takes its values in this order.
    const std::vector<std::string>& ids() const noexcept { return m_ids; }

    /// @param values one for each of ids()
    /// @return Neutral exactly when every operand is Neutral. O(length of the expression).
    Truth evaluate(std::span<const Truth> values) const;

    /// The same for 64 selections at once, none with Neutral: bit b of each value belongs to the b-th of them.
    std::uint64_t evaluate64(std::span<const std::uint64_t> values) const;

    friend bool operator==(const RiskExpr&, const RiskExpr&) = default;

private:
    friend class RiskExprParser;
    enum class Op : std::uint8_t { Load, Not, And, Or };
    struct Instruction {
        Op op = Op::Load;
        std::uint32_t id = 0;  ///< Load only: index into m_ids
        friend bool operator==(const Instruction&, const Instruction&) = default;
    };

    std::vector<std::string> m_ids;
    std::vector<Instruction> m_code;  ///< in postfix order
};

}  // namespace pb::review
