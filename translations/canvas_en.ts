<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>CanvasTr</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit %n row(s)…</source>
        <translation>
            <numerusform>Edit %n row…</numerusform>
            <numerusform>Edit %n rows…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::ImportNotes</name>
    <message numerus="yes">
        <source>%n element(s) imported from %1.</source>
        <translation>
            <numerusform>%n element imported from %1.</numerusform>
            <numerusform>%n elements imported from %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) not understood, or only in part:</source>
        <translation>
            <numerusform>%n place not understood, or only in part:</numerusform>
            <numerusform>%n places not understood, or only in part:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::Inspector</name>
    <message numerus="yes">
        <source>%n element(s) selected</source>
        <translation>
            <numerusform>%n element selected</numerusform>
            <numerusform>%n elements selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::NetworkPage</name>
    <message numerus="yes">
        <source>%n element(s) have no resource there; they are kept for the next import.</source>
        <translation>
            <numerusform>%n element has no resource there; it is kept for the next import.</numerusform>
            <numerusform>%n elements have no resource there; they are kept for the next import.</numerusform>
        </translation>
    </message>
</context>
</TS>
