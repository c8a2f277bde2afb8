// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/condition_repair.h"

#include "core/base/ascii.h"
#include "core/review/risk_expr.h"

#include <algorithm>
#include <array>
#include <vector>

namespace pb::exchange {

namespace {

enum class TokenKind { Id, And, Or, Not, Open, Close, Skip };

struct Token {
    TokenKind kind = TokenKind::Id;
    std::string text;  ///< Id only
};

struct Mark {
    std::string_view text;
    TokenKind kind;
};

/// Longer marks stand before those that they begin with.
constexpr std::array kMarks{
    Mark{"&&", TokenKind::And},      Mark{"&", TokenKind::And},           Mark{"\uFF06\uFF06", TokenKind::And},
    Mark{"\uFF06", TokenKind::And},  Mark{"\u2227", TokenKind::And},      Mark{"||", TokenKind::Or},
    Mark{"|", TokenKind::Or},        Mark{"\uFF5C\uFF5C", TokenKind::Or}, Mark{"\uFF5C", TokenKind::Or},
    Mark{"\u2228", TokenKind::Or},   Mark{"!", TokenKind::Not},           Mark{"\uFF01", TokenKind::Not},
    Mark{"~", TokenKind::Not},       Mark{"\u00AC", TokenKind::Not},      Mark{"(", TokenKind::Open},
    Mark{"[", TokenKind::Open},      Mark{"\uFF08", TokenKind::Open},     Mark{")", TokenKind::Close},
    Mark{"]", TokenKind::Close},     Mark{"\uFF09", TokenKind::Close},    Mark{" ", TokenKind::Skip},
    Mark{"\t", TokenKind::Skip},     Mark{"\n", TokenKind::Skip},         Mark{"\r", TokenKind::Skip},
    Mark{"\u00A0", TokenKind::Skip}, Mark{"\u200B", TokenKind::Skip},     Mark{"\"", TokenKind::Skip},
    Mark{"'", TokenKind::Skip},      Mark{"\u201C", TokenKind::Skip},     Mark{"\u201D", TokenKind::Skip},
    Mark{"`", TokenKind::Skip},      Mark{";", TokenKind::Skip},          Mark{",", TokenKind::Skip},
};

const Mark* markAt(std::string_view rest)
{
    const auto it =
        std::find_if(kMarks.begin(), kMarks.end(), [&](const Mark& mark) { return rest.starts_with(mark.text); });
    return it == kMarks.end() ? nullptr : &*it;
}

TokenKind kindOfWord(std::string_view word)
{
    const std::string lower = lowered(word);
    return lower == "and"   ? TokenKind::And
           : lower == "or"  ? TokenKind::Or
           : lower == "not" ? TokenKind::Not
                            : TokenKind::Id;
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
        if (mark->kind != TokenKind::Skip)
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
        return m_out.empty() || (m_out.back().kind != TokenKind::Id && m_out.back().kind != TokenKind::Close);
    }

    bool take(const Token& token)
    {
        switch (token.kind) {
        case TokenKind::Id:
        case TokenKind::Not:
        case TokenKind::Open:
            if (!operandNext())
                return false;
            m_open += token.kind == TokenKind::Open;
            m_out.push_back(token);
            return true;
        case TokenKind::Close:
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
        while (!m_out.empty() && (m_out.back().kind == TokenKind::And || m_out.back().kind == TokenKind::Or ||
                                  m_out.back().kind == TokenKind::Not))
            m_out.pop_back();
    }

    /// Parentheses around nothing go.
    void close()
    {
        --m_open;
        if (!m_out.empty() && m_out.back().kind == TokenKind::Open)
            m_out.pop_back();
        else
            m_out.push_back({TokenKind::Close, {}});
    }

    std::vector<Token> m_out;
    int m_open = 0;
};

std::string print(const std::vector<Token>& tokens)
{
    std::string out;
    for (const Token& token : tokens) {
        switch (token.kind) {
        case TokenKind::And:
            out += " && ";
            break;
        case TokenKind::Or:
            out += " || ";
            break;
        case TokenKind::Not:
            out += '!';
            break;
        case TokenKind::Open:
            out += '(';
            break;
        case TokenKind::Close:
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
