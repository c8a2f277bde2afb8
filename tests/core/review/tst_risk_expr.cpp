// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/risk_expr.h"

#include <QTest>

#include <memory>
#include <random>

using namespace pb;
using namespace pb::review;
using namespace Qt::StringLiterals;

namespace {

/// A condition as a tree, printed for the parser and evaluated here in the plainest way: the oracle.
struct Node {
    char op = 'a';  ///< 'a' id, '!', '&', '|'
    int id = 0;
    std::unique_ptr<Node> left, right;
};

std::unique_ptr<Node> randomTree(std::mt19937& rng, int depth)
{
    auto node = std::make_unique<Node>();
    const unsigned pick = depth == 0 ? 0 : rng() % 4;
    node->op = "a!&|"[pick];
    node->id = static_cast<int>(rng() % 5);
    if (pick > 0)
        node->left = randomTree(rng, depth - 1);
    if (pick > 1)
        node->right = randomTree(rng, depth - 1);
    return node;
}

/// With more parentheses and spaces than needed now and then, never fewer.
std::string print(const Node& node, std::mt19937& rng, char outer = '|')
{
    const std::string gap(rng() % 2, ' ');
    std::string out;
    if (node.op == 'a')
        out = "c_" + std::to_string(node.id);
    else if (node.op == '!')
        out = "!" + gap + print(*node.left, rng, '!');
    else
        out = print(*node.left, rng, node.op) + gap + std::string(2, node.op) + gap + print(*node.right, rng, node.op);
    const bool needed = (outer == '!' && node.op != 'a' && node.op != '!') || (outer == '&' && node.op == '|');
    return needed || rng() % 5 == 0 ? "(" + gap + out + gap + ")" : out;
}

/// Neutral operands are taken out of the tree before anything is decided.
Truth oracle(const Node& node, const std::vector<Truth>& values)
{
    if (node.op == 'a')
        return values[static_cast<std::size_t>(node.id)];
    const Truth left = oracle(*node.left, values);
    if (node.op == '!')
        return left == Truth::Neutral ? left : left == Truth::True ? Truth::False : Truth::True;
    const Truth right = oracle(*node.right, values);
    if (left == Truth::Neutral || right == Truth::Neutral)
        return left == Truth::Neutral ? right : left;
    const bool a = left == Truth::True;
    const bool b = right == Truth::True;
    return (node.op == '&' ? a && b : a || b) ? Truth::True : Truth::False;
}

}  // namespace

class TestRiskExpr : public QObject {
    Q_OBJECT
private slots:
    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("where");
        const auto row = [](const char* name, const QByteArray& text, const char* where,
                            const char* id = "review.expr.syntax") {
            QTest::newRow(name) << text << QByteArray(id) << QByteArray(where);
        };
        row("empty", "", "column 1");
        row("spaces only", "  ", "column 3");
        row("one ampersand", "a_1 & b_1", "column 5");
        row("dangling and", "a_1 &&", "column 7");
        row("leading or", "|| a_1", "column 1");
        row("unclosed", "(a_1 || b_1", "column 12");
        row("unopened", "a_1)", "column 4");
        row("two ids", "a_1 b_1", "column 5");
        row("not in the middle", "a_1 ! b_1", "column 5");
        row("empty parentheses", "()", "column 2");
        row("dash in id", "a-1", "column 2");
        row("not ASCII", "가", "column 1");
        row("nul", QByteArray("a_1\0", 4), "column 4");
        row("deep parentheses", QByteArray(5000, '('), "column 101", "review.expr.depth");
        row("deep negation", QByteArray(5000, '!') + "a_1", "column 101", "review.expr.depth");
    }
    void refused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, where);
        const auto expr = RiskExpr::parse(text.toStdString());
        QVERIFY(!expr);
        QCOMPARE(QByteArray::fromStdString(expr.error().id), id);
        QCOMPARE(QByteArray::fromStdString(expr.error().where), where);
    }

    void idsComeOnceInOrderOfMention()
    {
        const auto expr = RiskExpr::parse("(b_1 && a_1) || !b_1 && c_1");
        QVERIFY(expr);
        QCOMPARE(expr->ids(), (std::vector<std::string>{"b_1", "a_1", "c_1"}));
    }

    void andBindsTighterThanOr()
    {
        const auto expr = RiskExpr::parse("a || b && c");
        QVERIFY(expr);
        QCOMPARE(expr->evaluate(std::array{Truth::True, Truth::False, Truth::False}), Truth::True);
        QCOMPARE(expr->evaluate(std::array{Truth::False, Truth::True, Truth::False}), Truth::False);
    }

    void agreesWithATreeWalk()
    {
        std::mt19937 rng(7);
        int neutral = 0;
        for (int round = 0; round < 3000; ++round) {
            const auto tree = randomTree(rng, 5);
            const std::string text = print(*tree, rng);
            const auto expr = RiskExpr::parse(text);
            QVERIFY2(expr, text.c_str());
            for (int sample = 0; sample < 20; ++sample) {
                std::vector<Truth> all;
                for (int i = 0; i < 5; ++i)
                    all.push_back(static_cast<Truth>(rng() % 3));
                std::vector<Truth> values;
                for (const std::string& id : expr->ids())
                    values.push_back(all[static_cast<std::size_t>(id.back() - '0')]);
                const Truth expected = oracle(*tree, all);
                neutral += expected == Truth::Neutral;
                QVERIFY2(expr->evaluate(values) == expected, text.c_str());
            }
        }
        QVERIFY(neutral > 1000);
    }
};

QTEST_GUILESS_MAIN(TestRiskExpr)
#include "tst_risk_expr.moc"
