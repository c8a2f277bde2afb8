// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/field_text.h"
#include "ui/text/utf8.h"

#include <QRegularExpression>
#include <QStringList>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

template <class List>
QString joined(const List& list, const QString& separator)
{
    QStringList parts;
    for (const auto& item : list)
        parts << fromUtf8(item.text());
    return parts.join(separator);
}

struct ToText {
    QString operator()(bool) const { return {}; }
    QString operator()(std::int64_t number) const { return QString::number(number); }
    QString operator()(const std::string& text) const { return fromUtf8(text); }
    QString operator()(const net::OptionalAddress& address) const
    {
        return address ? fromUtf8(address->text()) : QString();
    }
    QString operator()(const net::OptionalPrefix& prefix) const
    {
        return prefix ? fromUtf8(prefix->text()) : QString();
    }
    QString operator()(const net::Addresses& list) const { return joined(list, u"\n"_s); }
    QString operator()(const net::Prefixes& list) const { return joined(list, u"\n"_s); }
    QString operator()(const net::Ports& list) const { return joined(list, u", "_s); }
    QString operator()(const net::Strings& list) const
    {
        QStringList parts;
        for (const std::string& item : list)
            parts << fromUtf8(item);
        return parts.join(u'\n');
    }
    template <class Other>
    QString operator()(const Other&) const
    {
        return {};
    }
};

QStringList items(const QString& text)
{
    static const QRegularExpression kBetween(u"[\\s,;]+"_s);
    return text.split(kBetween, Qt::SkipEmptyParts);
}

/// Each item of a list with `parse`; the first that is refused ends it.
template <class T>
Result<net::FieldValue> parseList(const QString& text, Result<T> (*parse)(std::string_view))
{
    std::vector<T> list;
    for (const QString& item : items(text)) {
        auto value = parse(item.toStdString());
        if (!value)
            return forward(std::move(value));
        list.push_back(*std::move(value));
    }
    return net::FieldValue(std::move(list));
}

template <class T>
Result<net::FieldValue> parseOptional(const QString& text, Result<T> (*parse)(std::string_view))
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return net::FieldValue(std::optional<T>());
    auto value = parse(trimmed.toStdString());
    if (!value)
        return forward(std::move(value));
    return net::FieldValue(std::optional<T>(*std::move(value)));
}

Result<net::FieldValue> parseInteger(const FieldInfo& info, const QString& text)
{
    bool good = false;
    const std::int64_t number = text.trimmed().toLongLong(&good);
    const std::string given = text.trimmed().toStdString();
    if (!good)
        return fail(Error::Code::Parse, "net.field.integer", given, "not a whole number");
    if (number < info.min || number > info.max)
        return fail(Error::Code::Range, "net.field.range", given, "outside the field's range",
                    {std::string(info.name), given, std::to_string(info.min), std::to_string(info.max)});
    return net::FieldValue(number);
}

Result<net::FieldValue> parseStrings(const QString& text)
{
    net::Strings list;
    for (const QString& line : text.split(QRegularExpression(u"[\\n,]"_s), Qt::SkipEmptyParts))
        if (!line.trimmed().isEmpty())
            list.push_back(line.trimmed().toStdString());
    return net::FieldValue(std::move(list));
}

}  // namespace

QString valueText(const net::FieldValue& value) { return std::visit(ToText{}, value); }

Result<net::FieldValue> parseValue(const FieldInfo& info, const QString& text)
{
    switch (info.type) {
    case FieldType::Integer:
        return parseInteger(info, text);
    case FieldType::Address:
        return parseOptional<net::Address>(text, &net::Address::parse);
    case FieldType::Addresses:
        return parseList<net::Address>(text, &net::Address::parse);
    case FieldType::Prefix:
        return parseOptional<net::Prefix>(text, &net::Prefix::parse);
    case FieldType::Prefixes:
        return parseList<net::Prefix>(text, &net::Prefix::parse);
    case FieldType::Ports:
        return parseList<net::PortRange>(text, &net::PortRange::parse);
    case FieldType::Strings:
        return parseStrings(text);
    case FieldType::Protocol: {
        const auto protocol = net::Protocol::parse(text.trimmed().toStdString());
        if (!protocol)
            return tl::unexpected<Error>(protocol.error());
        return net::FieldValue(protocol->text());
    }
    case FieldType::Multiline:
        return net::FieldValue(text.toStdString());
    default:
        return net::FieldValue(text.trimmed().toStdString());
    }
}

std::vector<std::string_view> choicesOf(net::Kind kind, std::string_view field)
{
    std::vector<std::string_view> names;
    const net::KindData data = net::defaultData(kind);
    std::visit(
        [&]<class T>(const T&) {
            forEachField<T>([&](const auto& f) {
                using Member = std::decay_t<decltype(std::declval<T>().*f.member)>;
                if constexpr (NamedEnum<Member>)
                    if (f.info.name == field)
                        for (const std::string_view name : enumNames(Member{}))
                            names.push_back(name);
            });
        },
        data);
    return names;
}

}  // namespace pb::ui
