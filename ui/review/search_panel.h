// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/search_index.h"

#include <QFrame>

class QLabel;
class QTreeWidget;

namespace pb::ui {

class SearchField;

/// Searches the whole review and leads to the place: results by kind, the match marked. Lies over its parent; Escape
/// or a click beside it closes it. Keyboard: type, Up and Down, Enter.
class SearchPanel final : public QFrame {
    Q_OBJECT
public:
    explicit SearchPanel(QWidget* parent);

    /// Shows the panel for a search in this; what was looked for last stands there, selected.
    void open(SearchIndex index);

signals:
    /// The reader goes there. The panel has closed.
    void chosen(const pb::ui::SearchEntry& entry, const QString& words);
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void find();
    void fill();
    void go();
    void step(int rows);
    void close();
    void place();
    void retranslate();

    SearchIndex m_index;
    std::vector<SearchHit> m_hits;
    SearchField* m_field;
    QTreeWidget* m_list;
    QLabel* m_status;
};

}  // namespace pb::ui
