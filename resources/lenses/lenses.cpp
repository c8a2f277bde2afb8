// SPDX-License-Identifier: GPL-3.0-or-later
// A static library needs one source of its own; the lenses themselves come in by qt_add_resources.
namespace pb {
extern const int kLensResources;
const int kLensResources = 1;
}  // namespace pb
