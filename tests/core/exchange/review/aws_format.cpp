// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/review/aws_format.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace {

class Check {
public:
    QString run(const QByteArray& json)
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(json, &error);
        if (error.error != QJsonParseError::NoError)
            return error.errorString();
        if (json.size() > 500 * 1024)
            fault(u"larger than 500 KB"_s, {});
        const QJsonObject lens = document.object();
        if (lens[u"schemaVersion"].toString() != u"2021-11-01")
            fault(u"schema version"_s, {});
        plain(lens, u"name"_s, 128, u"lens"_s);
        plain(lens, u"description"_s, 2048, u"lens"_s);
        const QJsonArray pillars = lens[u"pillars"].toArray();
        count(pillars, 1, 10, u"pillars"_s);
        QSet<QString> ids;
        QSet<QString> questions;
        for (const QJsonValue& value : pillars)
            pillar(value.toObject(), ids, questions);
        return m_faults.join(u'\n');
    }

private:
    void fault(const QString& what, const QString& where) { m_faults << where + u": "_s + what; }

    void count(const QJsonArray& list, int least, int most, const QString& where)
    {
        if (list.size() < least || list.size() > most)
            fault(u"%1 entries"_s.arg(list.size()), where);
    }

    void text(const QJsonObject& object, const QString& key, int most, const QString& where)
    {
        const qsizetype length = object[key].toString().toUcs4().size();
        if (!object[key].isString() || length < 1 || length > most)
            fault(u"%1 has %2 characters"_s.arg(key).arg(length), where);
    }

    void plain(const QJsonObject& object, const QString& key, int most, const QString& where)
    {
        static const QRegularExpression accepted(u"^[\\p{L}\\p{M}0-9 \\n_.,:/()@!&#+'?\u2019-]*$"_s);
        text(object, key, most, where);
        if (!accepted.match(object[key].toString()).hasMatch())
            fault(u"%1 has characters that are refused: %2"_s.arg(key, object[key].toString()), where);
    }

    void id(const QJsonObject& object, QSet<QString>& seen, const QString& where)
    {
        static const QRegularExpression form(u"^[A-Za-z0-9_]{3,128}$"_s);
        const QString value = object[u"id"].toString();
        if (!form.match(value).hasMatch() || seen.contains(value))
            fault(u"id "_s + value, where);
        seen.insert(value);
    }

    void resource(const QJsonValue& value, const QString& where)
    {
        const QJsonObject object = value.toObject();
        text(object, u"displayText"_s, 2048, where);
        const QUrl url(object[u"url"].toString());
        if (object.contains(u"url") && url.scheme() != u"http" && url.scheme() != u"https")
            fault(u"url "_s + object[u"url"].toString(), where);
    }

    void pillar(const QJsonObject& object, QSet<QString>& ids, QSet<QString>& questions)
    {
        id(object, ids, u"pillar"_s);
        plain(object, u"name"_s, 128, u"pillar"_s);
        const QJsonArray list = object[u"questions"].toArray();
        count(list, 0, 20, u"questions"_s);
        for (const QJsonValue& value : list)
            question(value.toObject(), questions);
    }

    void question(const QJsonObject& object, QSet<QString>& questions)
    {
        const QString where = object[u"id"].toString();
        id(object, questions, where);
        plain(object, u"title"_s, 128, where);
        if (object.contains(u"description"))
            plain(object, u"description"_s, 2048, where);
        if (object.contains(u"helpfulResource"))
            resource(object[u"helpfulResource"], where);
        const QJsonArray choices = object[u"choices"].toArray();
        count(choices, 0, 15, where + u" choices"_s);
        QSet<QString> ids;
        for (const QJsonValue& value : choices)
            choice(value.toObject(), ids, where);
        rules(object[u"riskRules"].toArray(), ids, where);
    }

    void choice(const QJsonObject& object, QSet<QString>& ids, const QString& question)
    {
        const QString where = question + u'.' + object[u"id"].toString();
        id(object, ids, where);
        plain(object, u"title"_s, 128, where);
        if (object.contains(u"helpfulResource"))
            resource(object[u"helpfulResource"], where);
        if (object.contains(u"improvementPlan"))
            resource(object[u"improvementPlan"], where);
        else if (!object[u"id"].toString().endsWith(u"_no"))
            fault(u"no improvement plan"_s, where);
        QSet<QString> types;
        for (const QJsonValue& value : object[u"additionalResources"].toArray()) {
            const QString type = value[u"type"].toString();
            if ((type != u"HELPFUL_RESOURCE" && type != u"IMPROVEMENT_PLAN") || types.contains(type))
                fault(u"type "_s + type, where);
            types.insert(type);
            count(value[u"content"].toArray(), 1, 5, where + u" content"_s);
            for (const QJsonValue& entry : value[u"content"].toArray())
                resource(entry, where);
        }
    }

    void rules(const QJsonArray& list, const QSet<QString>& ids, const QString& where)
    {
        static const QRegularExpression word(u"[A-Za-z0-9_]+"_s);
        count(list, 1, 3, where + u" rules"_s);
        QSet<QString> levels;
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QString level = list[i][u"risk"].toString();
            if (levels.contains(level) ||
                !QSet<QString>{u"HIGH_RISK"_s, u"MEDIUM_RISK"_s, u"NO_RISK"_s}.contains(level))
                fault(u"level "_s + level, where);
            levels.insert(level);
            const QString condition = list[i][u"condition"].toString();
            if ((condition == u"default") != (i == list.size() - 1))
                fault(u"default is not the last"_s, where);
            auto words = word.globalMatch(condition);
            while (condition != u"default" && words.hasNext())
                if (const QString name = words.next().captured(); !ids.contains(name))
                    fault(u"rule names "_s + name, where);
        }
    }

    QStringList m_faults;
};

}  // namespace

QString faultsOfAwsLens(const QByteArray& json) { return Check().run(json); }
