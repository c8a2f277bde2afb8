<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Density</name>
    <message numerus="yes">
        <source>%Ln guest(s)</source>
        <translation><numerusform>%Ln guest</numerusform><numerusform>%Ln guests</numerusform></translation>
    </message>
</context>
</TS>
