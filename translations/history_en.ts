<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%n choice(s) reworded</source>
        <translation>
            <numerusform>%n choice reworded</numerusform>
            <numerusform>%n choices reworded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) added</source>
        <translation>
            <numerusform>%n choice added</numerusform>
            <numerusform>%n choices added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) removed</source>
        <translation>
            <numerusform>%n choice removed</numerusform>
            <numerusform>%n choices removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) kept without a choice</source>
        <translation>
            <numerusform>%n decision kept without a choice</numerusform>
            <numerusform>%n decisions kept without a choice</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::ChangesPanel</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::MilestonesPanel</name>
    <message numerus="yes">
        <source>%n question(s) differ</source>
        <translation>
            <numerusform>%n question differs</numerusform>
            <numerusform>%n questions differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::RecheckPanel</name>
    <message numerus="yes">
        <source>Confirm %n answer(s)</source>
        <translation>
            <numerusform>Confirm %n answer</numerusform>
            <numerusform>Confirm %n answers</numerusform>
        </translation>
    </message>
</context>
</TS>
