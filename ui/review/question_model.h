// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/risk.h"
#include "ui/review/text_match.h"
#include "ui/text/language.h"

#include <QAbstractItemModel>
#include <QSortFilterProxyModel>

#include <memory>
#include <optional>
#include <vector>

namespace pb::ui {

/// Pillars > areas > questions of one lens with the risks of one workload. One column.
class QuestionModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        LevelRole = Qt::UserRole,  ///< int of Level
        IdRole,                    ///< question, area or pillar id
        CodeRole,                  ///< "REL 2"; questions only
        RiskRole,                  ///< int of review::Risk; questions only
        ProgressRole,              ///< "3/9" answered of all; pillars and areas only
        ParkedRole,                ///< bool; questions only
        SearchRole,                ///< all that a search may find, both languages, composed
    };
    enum class Level { Pillar, Area, Question };

    using QAbstractItemModel::QAbstractItemModel;

    /// @param lens may be null; must outlive its use here
    void setLens(const review::Lens* lens, const review::Workload* workload);
    /// Reads risk and parking of one question again; "" reads all of them.
    void refresh(const review::Workload& workload, const QString& questionId = {});
    void setLanguage(text::Language language);

    QModelIndex indexOf(const QString& questionId) const;
    /// As codes are compared.
    static QString folded(const QString& text);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Node {
        Level level = Level::Pillar;
        Node* parent = nullptr;
        int row = 0;
        QString id;
        QString code;
        const review::Text* name = nullptr;
        const review::Question* question = nullptr;
        review::Risk risk = review::Risk::Unanswered;
        bool parked = false;
        QString search;
        std::vector<std::unique_ptr<Node>> children;
    };

    static Node* nodeOf(const QModelIndex& index) { return static_cast<Node*>(index.internalPointer()); }
    static Node* addChild(std::vector<std::unique_ptr<Node>>& to, Node* parent, Level level);
    void addPillar(const review::Pillar& pillar);
    void addQuestion(Node& area, const review::Question& question);
    QModelIndex indexFor(const Node* node) const;
    QString progress(const Node& node) const;
    template <class Visit>
    void forEachQuestion(Visit visit) const;
    QString spoken(const Node& node) const;

    const review::Lens* m_lens = nullptr;
    std::vector<std::unique_ptr<Node>> m_pillars;
    text::Language m_language = text::Language::English;
};

/// The questions that hold every word of a search and, where one is asked for, have a risk.
/// The question that is being read stays in sight when its answer gives it another risk.
class QuestionFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit QuestionFilter(QObject* parent = nullptr);

    void setNeedle(const QString& needle);
    void setRisk(std::optional<review::Risk> risk);
    void setParkedOnly(bool only);
    void setCurrent(const QString& questionId);
    /// The questions that were asked for, without one that is only in sight because it is being read.
    QModelIndexList matches() const;
    /// The question to go to from the search: that of the code, else the first that matches; invalid where none does.
    QModelIndex bestMatch() const;
    /// The id of the next (1) or previous (-1) question that was asked for; "" where there is none.
    QString beside(const QString& questionId, int step) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    bool hasWords(const QModelIndex& source) const;
    bool isAskedFor(const QModelIndex& source) const;  ///< by risk, or as parked

    TextNeedle m_needle;
    QString m_code;  ///< the search, read as a question's code
    std::optional<review::Risk> m_risk;
    bool m_parkedOnly = false;
    QString m_current;
};

}  // namespace pb::ui
