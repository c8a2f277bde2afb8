// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

/// What the AWS custom lens format and its service refuse of a file, read off the published specification and the
/// limits measured on the service; shares no code with the writer.
/// @return one line for each fault, "" where there is none
QString faultsOfAwsLens(const QByteArray& json);
