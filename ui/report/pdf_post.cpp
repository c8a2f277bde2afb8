// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pdf_post.h"

#include "ui/report/pdf.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>
#include <vector>

namespace pb::ui::report {

namespace {

using Handle = QPDFObjectHandle;

Handle number(double value) { return Handle::newReal(value, 2); }

/// PDF text: UTF-16 where it must be.
Handle words(const QString& text) { return Handle::newUnicodeString(text.toStdString()); }

/// Writes into one document; knows its pages.
class Finisher {
public:
    Finisher(QPDF& pdf, const Rendered& rendered) : m_pdf(pdf), m_rendered(rendered)
    {
        for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages())
            m_pages.push_back(page.getObjectHandle());
    }

    void addLinks()
    {
        for (const Link& link : m_rendered.pages.links) {
            const auto target = m_rendered.pages.targets.find(link.anchor);
            if (target == m_rendered.pages.targets.end())
                continue;
            Handle annotation =
                m_pdf.makeIndirectObject(Handle::parse("<< /Type /Annot /Subtype /Link /Border [0 0 0] >>"));
            annotation.replaceKey("/Rect", rectangle(link.page, link.rect));
            annotation.replaceKey("/Dest", destination(target->second.page, target->second.y));
            Handle& page = m_pages[static_cast<std::size_t>(link.page)];
            if (!page.getKey("/Annots").isArray())
                page.replaceKey("/Annots", Handle::newArray());
            page.getKey("/Annots").appendItem(annotation);
        }
    }

    void addBookmarks()
    {
        const std::vector<Bookmark>& bookmarks = m_rendered.pages.bookmarks;
        if (bookmarks.empty())
            return;
        Handle root = m_pdf.makeIndirectObject(Handle::parse("<< /Type /Outlines >>"));
        std::size_t next = 0;
        fill(root, bookmarks, next, 0);
        m_pdf.getRoot().replaceKey("/Outlines", root);
        m_pdf.getRoot().replaceKey("/PageMode", Handle::newName("/UseOutlines"));
    }

    void addFacts()
    {
        Handle root = m_pdf.getRoot();
        root.replaceKey("/Lang", Handle::newString(m_rendered.languageTag.toStdString()));
        root.replaceKey("/ViewerPreferences", Handle::parse("<< /DisplayDocTitle true >>"));
        std::string day = m_rendered.date;
        std::erase(day, '-');
        const Handle time = Handle::newString("D:" + day + "000000Z");
        Handle info = m_pdf.getTrailer().getKey("/Info");
        if (info.isDictionary()) {
            info.replaceKey("/Title", words(m_rendered.title));
            info.replaceKey("/CreationDate", time);
            info.replaceKey("/ModDate", time);
        }
        root.removeKey("/Metadata");
    }

private:
    /// PDF measures from the bottom left corner, in points.
    double up(int page, double y) const
    {
        return (m_rendered.pages.pages[static_cast<std::size_t>(page)].shape.size.height() - y) / kUnit;
    }

    Handle rectangle(int page, const QRectF& rect) const
    {
        Handle out = Handle::newArray();
        for (const double value :
             {rect.left() / kUnit, up(page, rect.bottom()), rect.right() / kUnit, up(page, rect.top())})
            out.appendItem(number(value));
        return out;
    }

    Handle destination(int page, double y) const
    {
        Handle out = Handle::newArray();
        out.appendItem(m_pages[static_cast<std::size_t>(page)]);
        out.appendItem(Handle::newName("/XYZ"));
        out.appendItem(number(0));
        out.appendItem(number(up(page, y) + 8));
        out.appendItem(Handle::newNull());
        return out;
    }

    /// Hangs the bookmarks of one level, and those below each, under `parent`. @return how many there are in all
    int fill(Handle parent, const std::vector<Bookmark>& all, std::size_t& next, int level)
    {
        Handle last = Handle::newNull();
        int total = 0;
        while (next < all.size() && all[next].level >= level) {
            const Bookmark& bookmark = all[next++];
            Handle item = m_pdf.makeIndirectObject(Handle::newDictionary());
            item.replaceKey("/Title", words(bookmark.text));
            item.replaceKey("/Parent", parent);
            item.replaceKey("/Dest", destination(bookmark.page, bookmark.y));
            if (last.isNull()) {
                parent.replaceKey("/First", item);
            } else {
                last.replaceKey("/Next", item);
                item.replaceKey("/Prev", last);
            }
            last = item;
            ++total;
            if (next < all.size() && all[next].level > bookmark.level) {
                const int below = fill(item, all, next, bookmark.level + 1);
                item.replaceKey("/Count", Handle::newInteger(-below));  // closed at first
            }
        }
        if (!last.isNull()) {
            parent.replaceKey("/Last", last);
            parent.replaceKey("/Count", Handle::newInteger(total));
        }
        return total;
    }

    QPDF& m_pdf;
    const Rendered& m_rendered;
    std::vector<Handle> m_pages;
};

QByteArray finished(const QByteArray& pdf, const Rendered& rendered)
{
    QPDF document;
    document.processMemoryFile("report", pdf.constData(), static_cast<std::size_t>(pdf.size()));
    Finisher finisher(document, rendered);
    finisher.addLinks();
    finisher.addBookmarks();
    finisher.addFacts();
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setCompressStreams(true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return QByteArray(reinterpret_cast<const char*>(buffer->getBuffer()), static_cast<qsizetype>(buffer->getSize()));
}

}  // namespace

Result<QByteArray> finishPdf(const QByteArray& pdf, const Rendered& rendered)
{
    try {
        return finished(pdf, rendered);
    } catch (const std::exception& problem) {
        return fail(Error::Code::Io, "report.pdf.failed", "PDF", problem.what(), {problem.what()});
    }
}

}  // namespace pb::ui::report
