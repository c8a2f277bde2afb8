// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_text.h"
#include "ui/review/session_clock.h"
#include "ui/review/session_path.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <set>

class QLabel;
class QProgressBar;
class QStackedWidget;
class QVBoxLayout;

namespace pb::ui {

class KeysOverview;
class NotesEdit;
class RiskPill;
class SessionChoice;
class SessionStart;
class TextPair;

/// A facilitated review for a room: a window of its own in large letters, one question at a time, keys only, with what
/// to ask for, a clock, and a list of what was parked. Shows values and asks for changes by signals, like the page.
class SessionView final : public QWidget {
    Q_OBJECT
public:
    explicit SessionView(QWidget* parent = nullptr);

    /// Shows how to begin. The workload is read while this call runs and again by refresh().
    /// @param lens must outlive the session
    void open(const review::Lens& lens, const review::Workload& workload, Reading reading);
    /// The workload has changed.
    void refresh(const review::Workload& workload);
    void setReadOnly(bool readOnly);
    /// Hands over notes that were typed and not yet committed.
    void flush();

    QString question() const;  ///< id; "" before the first and after the last
    const std::set<std::string>& parked() const noexcept { return m_parked; }

signals:
    /// Before any change is asked for on it.
    void questionShown(const QString& questionId);
    void selectionAsked(const std::string& choiceId, bool selected);
    void exclusionAsked(const std::string& choiceId, pb::review::Reason reason);
    void applicabilityAsked(pb::review::Reason reason);
    void notesCommitted(const QString& questionId, const QString& notes, int session);
    void undoAsked();
    void redoAsked();
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    enum Page { kStart, kQuestion, kEnd };

    QWidget* buildQuestion();
    QVBoxLayout* buildSide(QWidget* parent);
    QWidget* buildEnd();
    void makeKeys();
    void begin(const SessionPlan& plan);
    void walk(std::vector<const review::Question*> path);
    void showAt(int at);
    void makeChoices();
    void showTexts();
    void showAnswer();
    void showHelp();
    void showClock();
    void showEnd();
    void setLetters();
    int lettersThatFit() const;
    void applyLetters(int pixels);

    void next();
    void previous();
    void park();
    void press(int number);
    void toggleNone();
    void toggleApplicable();
    void cycleReading();
    void toggleClock();
    void goBack();
    void leave();
    void retranslate();
    const review::Question* now() const;

    const review::Lens* m_lens = nullptr;
    review::Workload m_workload;
    Reading m_reading;
    bool m_readOnly = false;
    bool m_writing = false;  ///< notes are asked for, though there are none yet
    std::vector<const review::Question*> m_path;
    int m_at = -1;
    std::set<std::string> m_parked;
    std::vector<SessionChoice*> m_choices;
    SessionClock m_clock;
    QElapsedTimer m_time;
    QTimer m_tick;

    QStackedWidget* m_pages;
    SessionStart* m_start;
    KeysOverview* m_keys;
    QLabel* m_code = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_timer = nullptr;
    RiskPill* m_risk = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_first = nullptr;   ///< the question
    QLabel* m_second = nullptr;  ///< in the other language
    QLabel* m_banner = nullptr;
    QWidget* m_list = nullptr;
    QVBoxLayout* m_listLayout = nullptr;
    NotesEdit* m_notes = nullptr;
    QWidget* m_side = nullptr;
    QLabel* m_askHead = nullptr;
    QLabel* m_ask = nullptr;
    QLabel* m_helpHead = nullptr;
    QLabel* m_help = nullptr;
    QLabel* m_parkedText = nullptr;
    QLabel* m_foot = nullptr;
    QLabel* m_end = nullptr;
    QLabel* m_endText = nullptr;
};

}  // namespace pb::ui
