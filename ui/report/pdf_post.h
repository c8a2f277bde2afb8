// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace pb::ui::report {

struct Rendered;

/// Adds to a PDF what Qt's writer leaves out: bookmarks, links between pages, document language, fixed dates and a
/// fixed id.
/// @return Io "report.pdf.failed"
Result<QByteArray> finishPdf(const QByteArray& pdf, const Rendered& rendered);

}  // namespace pb::ui::report
