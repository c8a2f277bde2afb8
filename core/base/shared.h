// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

namespace pb {

/// An immutable value that its copies share: copying costs a pointer, whatever the value's size. Never empty. What it
/// points at lives as long as any copy. Equal where the values are equal.
template <class T>
class Shared {
public:
    Shared() : m_value(std::make_shared<const T>()) {}
    explicit Shared(T value) : m_value(std::make_shared<const T>(std::move(value))) {}

    const T& operator*() const noexcept { return *m_value; }
    const T* operator->() const noexcept { return m_value.get(); }
    const T* get() const noexcept { return m_value.get(); }

    friend bool operator==(const Shared& a, const Shared& b) { return a.m_value == b.m_value || *a == *b; }

private:
    std::shared_ptr<const T> m_value;
};

}  // namespace pb
