// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/edit.h"
#include "core/workspace/edit.h"

#include <QObject>
#include <QString>

#include <vector>

namespace pb::ui {

class Document;

/// One network of the document as the page edits it: which one, what is selected in it, and the way of every edit into
/// the document. The views of the page know each other only through it.
class NetworkEditor final : public QObject {
    Q_OBJECT
public:
    explicit NetworkEditor(Document& document, QObject* parent = nullptr);

    Document& document() const noexcept { return m_document; }
    NetworkId networkId() const noexcept { return m_network; }
    void setNetwork(NetworkId network);

    /// null where there is none; valid until the next change
    const net::Network* network() const;
    /// Empty where there is no network.
    const net::Topology& topology() const;
    const net::Element* find(ElementId id) const { return topology().find(id); }
    std::vector<Finding> findings() const;
    /// Those that no valid waiver covers.
    std::vector<Finding> openFindings() const;
    bool readOnly() const;

    /// Applies an edit as one undo step. An empty Batch is nothing to do.
    /// @return the document's answer; the document has told of a failure by then
    Status apply(const net::Edit& edit, const QString& undoText, int mergeId = -1);
    /// What apply() would say; changes and tells nothing.
    Status check(const net::Edit& edit) const;

    /// The first of ids that this network has not had since it was opened here.
    ElementId nextId();

    const std::vector<ElementId>& selection() const noexcept { return m_selection; }
    /// Unknown ids are left out.
    void select(std::vector<ElementId> ids);
    void toggle(ElementId id);
    bool isSelected(ElementId id) const;
    /// The selected element where it is just one, else null.
    const net::Element* single() const;

    /// Tells the user, near the canvas, why something was not done.
    void hint(const QString& sentence) { emit hinted(sentence); }
    /// Asks the canvas to show an element.
    void reveal(ElementId id) { emit revealRequested(id); }
    /// Asks for the table of an element's rows.
    void showRows(ElementId id) { emit rowsRequested(id); }

signals:
    /// Another network, or the document was read again.
    void networkChanged();
    void elementsChanged(const std::vector<pb::ElementId>& touched);
    void headerChanged();
    void findingsChanged();
    void selectionChanged();
    void hinted(const QString& sentence);
    void revealRequested(pb::ElementId id);
    void rowsRequested(pb::ElementId id);

private:
    void onChanged(const workspace::Change& change);
    void pruneSelection();

    Document& m_document;
    NetworkId m_network;
    std::vector<ElementId> m_selection;  ///< rising, without repeats
    std::int64_t m_lastId = 0;
};

}  // namespace pb::ui
