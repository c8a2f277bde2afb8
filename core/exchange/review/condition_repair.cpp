// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/condition_repair.h"

#include "core/review/risk_expr.h"

#include <algorithm>
#include <array>
#include <vector>

namespace pb::exchange {

namespace {

enum class Kind { Id, And, Or, Not, Open, Close, Skip };

struct Token {
    Kind kind = Kind::Id;
    std::string text;  ///< Id only
};

struct Mark {
    std::string_view text;
    Kind kind;
};

/// Longer marks stand before those that they begin with.
constexpr std::array kMarks{
    Mark{"&&", Kind::And},      Mark{"&", Kind::And},           Mark{"\uFF06\uFF06", Kind::And},
    Mark{"\uFF06", Kind::And},  Mark{"\u2227", Kind::And},      Mark{"||", Kind::Or},
    Mark{"|", Kind::Or},        Mark{"\uFF5C\uFF5C", Kind::Or}, Mark{"\uFF5C", Kind::Or},
    Mark{"\u2228", Kind::Or},   Mark{"!", Kind::Not},           Mark{"\uFF01", Kind::Not},
    Mark{"~", Kind::Not},       Mark{"\u00AC", Kind::Not},      Mark{"(", Kind::Open},
    Mark{"[", Kind::Open},      Mark{"\uFF08", Kind::Open},     Mark{")", Kind::Close},
    Mark{"]", Kind::Close},     Mark{"\uFF09", Kind::Close},    Mark{" ", Kind::Skip},
    Mark{"\t", Kind::Skip},     Mark{"\n", Kind::Skip},         Mark{"\r", Kind::Skip},
    Mark{"\u00A0", Kind::Skip}, Mark{"\u200B", Kind::Skip},     Mark{"\"", Kind::Skip},
    Mark{"'", Kind::Skip},      Mark{"\u201C", Kind::Skip},     Mark{"\u201D", Kind::Skip},
    Mark{"`", Kind::Skip},      Mark{";", Kind::Skip},          Mark{",", Kind::Skip},
};

const Mark* markAt(std::string_view rest)
{
    const auto it =
        std::find_if(kMarks.begin(), kMarks.end(), [&](const Mark& mark) { return rest.starts_with(mark.text); });
    return it == kMarks.end() ? nullptr : &*it;
}

Kind kindOfWord(std::string_view word)
{
    std::string lower(word);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower == "and" ? Kind::And : lower == "or" ? Kind::Or : lower == "not" ? Kind::Not : Kind::Id;
}

std::vector<Token> tokensOf(std::string_view text, const std::function<std::string(std::string_view)>& idOf)
{
    std::vector<Token> out;
    std::string word;
    const auto take = [&] {
        if (!word.empty())
            out.push_back({kindOfWord(word), idOf(word)});
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const Mark* mark = markAt(text.substr(at));
        if (!mark) {
            word += text[at++];
            continue;
        }
        take();
        if (mark->kind != Kind::Skip)
            out.push_back({mark->kind, {}});
        at += mark->text.size();
    }
    take();
    return out;
}

/// Drops what has no operand and closes what is open. Fails where two operands meet.
class Mender {
public:
    std::optional<std::vector<Token>> run(const std::vector<Token>& tokens)
    {
        for (const Token& token : tokens)
            if (!take(token))
                return std::nullopt;
        dropDangling();
        while (m_open > 0) {
            close();
            dropDangling();
        }
        return m_out.empty() ? std::nullopt : std::optional(std::move(m_out));
    }

private:
    bool operandNext() const
    {
        return m_out.empty() || (m_out.back().kind != Kind::Id && m_out.back().kind != Kind::Close);
    }

    bool take(const Token& token)
    {
        switch (token.kind) {
        case Kind::Id:
        case Kind::Not:
        case Kind::Open:
            if (!operandNext())
                return false;
            m_open += token.kind == Kind::Open;
            m_out.push_back(token);
            return true;
        case Kind::Close:
            dropDangling();
            if (m_open > 0)
                close();
            return true;
        default:
            if (!operandNext())
                m_out.push_back(token);
            return true;
        }
    }

    /// Operators at the end that wait for an operand.
    void dropDangling()
    {
        while (!m_out.empty() &&
               (m_out.back().kind == Kind::And || m_out.back().kind == Kind::Or || m_out.back().kind == Kind::Not))
            m_out.pop_back();
    }

    /// Parentheses around nothing go.
    void close()
    {
        --m_open;
        if (!m_out.empty() && m_out.back().kind == Kind::Open)
            m_out.pop_back();
        else
            m_out.push_back({Kind::Close, {}});
    }

    std::vector<Token> m_out;
    int m_open = 0;
};

std::string print(const std::vector<Token>& tokens)
{
    std::string out;
    for (const Token& token : tokens) {
        switch (token.kind) {
        case Kind::And:
            out += " && ";
            break;
        case Kind::Or:
            out += " || ";
            break;
        case Kind::Not:
            out += '!';
            break;
        case Kind::Open:
            out += '(';
            break;
        case Kind::Close:
            out += ')';
            break;
        default:
            out += token.text;
        }
    }
    return out;
}

}  // namespace

std::optional<std::string> repairCondition(std::string_view text,
                                           const std::function<std::string(std::string_view)>& idOf)
{
    const auto mended = Mender().run(tokensOf(text, idOf));
    if (!mended)
        return std::nullopt;
    std::string out = print(*mended);
    return review::RiskExpr::parse(out) ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace pb::exchange
