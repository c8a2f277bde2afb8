// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong in one file, each with its place.

export class Findings {
    constructor(file) {
        this.file = file;
        this.list = [];
    }
    add(place, text) {
        this.list.push(`${this.file}: ${place}: ${text}`);
    }
}

export const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

export const typeOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);

/// Finds a circle in `edges`, a Map of name -> names; null where there is none.
export function circle(edges) {
    const state = new Map();
    const walk = (name, path) => {
        if (state.get(name) === 'done') return null;
        if (state.get(name) === 'open') return [...path.slice(path.indexOf(name)), name];
        state.set(name, 'open');
        for (const next of edges.get(name) ?? []) {
            const found = walk(next, [...path, name]);
            if (found) return found;
        }
        state.set(name, 'done');
        return null;
    };
    for (const name of edges.keys()) {
        const found = walk(name, []);
        if (found) return found;
    }
    return null;
}
