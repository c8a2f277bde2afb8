// SPDX-License-Identifier: GPL-3.0-or-later
// The library holds compiled translations only; a static library needs one object of its own.
namespace pb {
extern const int kTranslationsLinked;
const int kTranslationsLinked = 1;
}  // namespace pb
