// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_text.h"
#include "ui/review/session_clock.h"
#include "ui/review/session_path.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <vector>

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
    /// @param lenses of the workload, the one to begin with in front; they must outlive the session, see discard()
    void open(std::vector<const review::Lens*> lenses, const review::Workload& workload, Reading reading);
    /// Ends the session at once and forgets its lenses.
    void discard();
    /// The workload has changed.
    void refresh(const review::Workload& workload);
    void setReadOnly(bool readOnly);
    /// Hands over notes that were typed and not yet committed.
    void flush();

    QString question() const;  ///< id; "" before the first and after the last
    std::string lens() const;  ///< id of the lens that asks it
    /// What is set aside, in this session or before.
    std::vector<SessionStop> parked() const { return parkedStops(m_lenses, m_workload); }

signals:
    /// Before any change is asked for on it.
    void questionShown(const std::string& lensId, const QString& questionId);
    void selectionAsked(const std::string& choiceId, bool selected);
    void exclusionAsked(const std::string& choiceId, pb::review::Reason reason);
    void applicabilityAsked(pb::review::Reason reason);
    void parkAsked(bool parked);
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
    void walk(std::vector<SessionStop> path);
    void showAt(int at);
    void makeChoices();
    void showTexts();
    void showAnswer();
    void showHelp();
    void showClock();
    void showEnd();
    void setLetters();
    int lettersThatFit() const;
    bool fits() const;
    void applyLetters(int pixels, bool close);

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
    const SessionStop* now() const;
    const review::Answer& answerNow() const;

    std::vector<const review::Lens*> m_lenses;
    review::Workload m_workload;
    Reading m_reading;
    bool m_readOnly = false;
    bool m_writing = false;  ///< notes are asked for, though there are none yet
    std::vector<SessionStop> m_path;
    int m_at = -1;
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
    QLabel* m_parkedMark = nullptr;
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
