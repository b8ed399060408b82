; A set-up for Windows around dist\parcours, for Inno Setup 6: iscc resources\windows\parcours.iss
; For one person, without an administrator; a double click on a .parcours file shows what it would change.

#define Name "Parcours"
#define Version "0.1.0"

[Setup]
AppId={{8E0B4C53-6B0B-4C0B-9B43-5A6C0F2D7A11}
AppName={#Name}
AppVersion={#Version}
DefaultDirName={localappdata}\Programs\{#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ChangesAssociations=yes
ArchitecturesInstallIn64BitMode=x64compatible
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=parcours-{#Version}
UninstallDisplayIcon={app}\parcours.exe

[Languages]
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
fr.Exported=Dossiers exportés de Parcours
en.Exported=Parcours exported files

[Files]
Source: "dist\parcours\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{userprograms}\{#Name}"; Filename: "{app}\parcours.exe"

[Registry]
Root: HKCU; Subkey: "Software\Classes\.parcours"; ValueType: string; ValueData: "Parcours.Exported"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\Parcours.Exported"; ValueType: string; ValueData: "{cm:Exported}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Parcours.Exported\DefaultIcon"; ValueType: string; ValueData: "{app}\parcours.exe,0"
Root: HKCU; Subkey: "Software\Classes\Parcours.Exported\shell\open\command"; ValueType: string; ValueData: """{app}\parcours.exe"" ""%1"""
