# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by packaging/run, test and bench: named, timed steps with their output kept in build/log/.
# Sourced with the project's root as the working directory.

log_dir=build/log
mkdir -p "$log_dir"

# step NAME COMMAND... : runs the command quietly, prints one line with its seconds; its output only where it fails.
step() {
    local name=$1 start=$SECONDS status=0
    shift
    local log="$log_dir/${name//[^a-zA-Z0-9]/-}.log"
    printf '  %-34s' "$name"
    "$@" >"$log" 2>&1 </dev/null || status=$?
    if [ $status -eq 0 ]; then
        printf '%4d s\n' $((SECONDS - start))
        return 0
    fi
    printf 'failed (%d) after %d s\n' $status $((SECONDS - start))
    tail -n 200 "$log" >&2
    printf 'the whole output is in %s\n' "$log" >&2
    return $status
}

# configure PRESET : runs CMake; ccache is used where it is installed.
configure() {
    local options=()
    if command -v ccache >/dev/null; then
        options+=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    fi
    cmake --preset "$1" "${options[@]}"
}
