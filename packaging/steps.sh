# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by packaging/run, test and bench: named, timed steps with their output kept in build/log/, and an X server.
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

started=()
end_started() {
    local pid
    for pid in "${started[@]}"; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
}

# An X server of our own on the first free display, with a window manager: focus, maximise and stacking are then real.
# Both end with the script.
start_display() {
    local number_file="$log_dir/display"
    trap end_started EXIT
    : >"$number_file"
    Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3>"$number_file" >"$log_dir/xvfb.log" 2>&1 </dev/null &
    started=($!)
    await test -s "$number_file" || { echo "Xvfb did not start:" >&2; cat "$log_dir/xvfb.log" >&2; return 1; }
    DISPLAY=":$(cat "$number_file")"
    export DISPLAY
    openbox >"$log_dir/openbox.log" 2>&1 </dev/null &
    started=($! "${started[@]}")
    await window_manager || { echo "openbox did not start:" >&2; cat "$log_dir/openbox.log" >&2; return 1; }
    printf '  %-34s%s\n' "X server with a window manager" "$DISPLAY"
}

window_manager() { xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 'window id'; }

# await COMMAND... : until it succeeds, at most 30 s, and only while the newest of what was started runs.
await() {
    local tries=300
    until "$@" 2>/dev/null; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] && kill -0 "${started[0]}" 2>/dev/null || return 1
        sleep 0.1
    done
}
