// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/risk_expr.h"

#include <algorithm>
#include <array>

namespace pb::review {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

constexpr bool isIdChar(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

constexpr Truth negate(Truth value)
{
    if (value == Truth::Neutral)
        return value;
    return value == Truth::True ? Truth::False : Truth::True;
}

/// `absorbing` decides the result alone: False for a conjunction, True for a disjunction.
constexpr Truth join(Truth a, Truth b, Truth absorbing)
{
    if (a == Truth::Neutral)
        return b;
    if (b == Truth::Neutral)
        return a;
    return a == absorbing ? a : b;
}

}  // namespace

/// Recursive descent over the grammar in the header, one function a rule.
class RiskExprParser {
public:
    explicit RiskExprParser(std::string_view text) : m_text(text) {}

    Result<RiskExpr> run()
    {
        if (auto parsed = disjunction(); !parsed)
            return forward(std::move(parsed));
        if (skipSpace(); m_at != m_text.size())
            return expected("end of the condition");
        return std::move(m_expr);
    }

private:
    Status disjunction() { return chain("||", RiskExpr::Op::Or, &RiskExprParser::conjunction); }
    Status conjunction() { return chain("&&", RiskExpr::Op::And, &RiskExprParser::unary); }

    Status chain(std::string_view token, RiskExpr::Op op, Status (RiskExprParser::*operand)())
    {
        if (auto first = (this->*operand)(); !first)
            return first;
        while (take(token)) {
            if (auto next = (this->*operand)(); !next)
                return next;
            m_expr.m_code.push_back({op, 0});
        }
        return {};
    }

    Status unary()
    {
        if (++m_depth > RiskExpr::kMaxDepth)
            return fail(Error::Code::Limit, "review.expr.depth", position(), "condition is nested too deeply");
        Status parsed;
        if (take("!")) {
            parsed = unary();
            m_expr.m_code.push_back({RiskExpr::Op::Not, 0});
        } else if (take("(")) {
            parsed = disjunction();
            if (parsed && !take(")"))
                parsed = expected("')'");
        } else {
            parsed = choice();
        }
        --m_depth;
        return parsed;
    }

    Status choice()
    {
        skipSpace();
        const std::size_t start = m_at;
        while (m_at < m_text.size() && isIdChar(m_text[m_at]))
            ++m_at;
        if (start == m_at)
            return expected("a choice id, '!' or '('");
        const std::string id(m_text.substr(start, m_at - start));
        auto& ids = m_expr.m_ids;
        const auto known = std::find(ids.begin(), ids.end(), id);
        m_expr.m_code.push_back({RiskExpr::Op::Load, static_cast<std::uint32_t>(known - ids.begin())});
        if (known == ids.end())
            ids.push_back(id);
        return {};
    }

    void skipSpace() { m_at = std::min(m_text.find_first_not_of(kSpace, m_at), m_text.size()); }

    bool take(std::string_view token)
    {
        skipSpace();
        if (!m_text.substr(m_at).starts_with(token))
            return false;
        m_at += token.size();
        return true;
    }

    std::string position() const { return "column " + std::to_string(m_at + 1); }

    tl::unexpected<Error> expected(std::string_view what) const
    {
        constexpr std::size_t kShown = 40;
        return fail(Error::Code::Parse, "review.expr.syntax", position(), "expected " + std::string(what),
                    {std::string(m_text.substr(m_at, kShown))});
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
    RiskExpr m_expr;
};

Result<RiskExpr> RiskExpr::parse(std::string_view text) { return RiskExprParser(text).run(); }

Truth RiskExpr::evaluate(std::span<const Truth> values) const
{
    std::vector<Truth> stack;
    stack.reserve(m_code.size());
    for (const Instruction& step : m_code) {
        if (step.op == Op::Load) {
            stack.push_back(values[step.id]);
            continue;
        }
        const Truth top = stack.back();
        if (step.op == Op::Not) {
            stack.back() = negate(top);
            continue;
        }
        stack.pop_back();
        stack.back() = join(stack.back(), top, step.op == Op::And ? Truth::False : Truth::True);
    }
    return stack.empty() ? Truth::Neutral : stack.back();
}

std::uint64_t RiskExpr::evaluate64(std::span<const std::uint64_t> values) const
{
    // Each level of nesting leaves at most a disjunction and a conjunction waiting for their right side.
    std::array<std::uint64_t, 2 * kMaxDepth + 2> stack;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    std::size_t size = 0;
    for (const Instruction& step : m_code) {
        switch (step.op) {
        case Op::Load:
            stack[size++] = values[step.id];
            break;
        case Op::Not:
            stack[size - 1] = ~stack[size - 1];
            break;
        case Op::And:
            --size;
            stack[size - 1] &= stack[size];
            break;
        case Op::Or:
            --size;
            stack[size - 1] |= stack[size];
            break;
        }
    }
    return size == 0 ? 0 : stack[0];
}

}  // namespace pb::review
