// SPDX-License-Identifier: GPL-3.0-or-later
// A second process for the tests of the store.
//
//   store_writer write FILE SEED EDITS   makes FILE and applies random edits; prints the seq of each when it is
//   committed store_writer hold FILE               opens FILE, prints "held" or why not, and waits until its input ends
#include "core/store/workspace_store.h"
#include "tests/support/random_edits.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdio>

using namespace pb;

namespace {

int write(const QString& path, unsigned seed, int edits)
{
    auto store = store::WorkspaceStore::create(path);
    if (!store)
        return 1;
    test::RandomEdits random(seed);
    workspace::Workspace workspace;
    for (int accepted = 0; accepted < edits;) {
        const workspace::Edit edit = random.next(workspace);
        const auto inverse = workspace::applyEdit(workspace, edit);
        if (!inverse)
            continue;
        const auto seq = (*store)->commit(workspace, edit, *inverse, "writer");
        if (!seq)
            return 2;
        std::printf("%lld\n", static_cast<long long>(*seq));
        std::fflush(stdout);
        ++accepted;
    }
    return 0;
}

int hold(const QString& path)
{
    const auto store = store::WorkspaceStore::open(path);
    std::printf("%s\n", !store ? store.error().id.c_str() : (*store)->readOnly() ? "read-only" : "held");
    std::fflush(stdout);
    while (std::getchar() != EOF)
        ;
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments[1] == QLatin1String("write"))
        return write(arguments[2], arguments[3].toUInt(), arguments[4].toInt());
    if (arguments.size() == 3 && arguments[1] == QLatin1String("hold"))
        return hold(arguments[2]);
    return 3;
}
