<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>pb::ui::HomePage</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation><numerusform>%n answer</numerusform><numerusform>%n answers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation><numerusform>%n network</numerusform><numerusform>%n networks</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n density run(s)</source>
        <translation><numerusform>%n density run</numerusform><numerusform>%n density runs</numerusform></translation>
    </message>
</context>
<context>
    <name>pb::ui::WorkloadCard</name>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation><numerusform>%n network</numerusform><numerusform>%n networks</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation><numerusform>%n finding</numerusform><numerusform>%n findings</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n density run(s)</source>
        <translation><numerusform>%n density run</numerusform><numerusform>%n density runs</numerusform></translation>
    </message>
</context>
<context>
    <name>pb::ui::WorkloadDialog</name>
    <message numerus="yes">
        <source>The description is too long by %n character(s).</source>
        <translation><numerusform>The description is too long by %n character.</numerusform><numerusform>The description is too long by %n characters.</numerusform></translation>
    </message>
</context>
</TS>
