"""LibreOffice makes a document's table of contents anew, as a reader would by its menu."""

import subprocess
from pathlib import Path

from tests.validators import program

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">{element}</library:library>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library">
<library:library library:name="Standard" library:link="false"/></library:libraries>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Contents" script:language="StarBasic">
Sub Renew(source, target)
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "Hidden"
  opening(0).Value = True
  opened = StarDesktop.loadComponentFromURL(source, "_blank", 0, opening())
  indexes = opened.getDocumentIndexes()
  For i = 0 To indexes.getCount() - 1
    indexes.getByIndex(i).update()
  Next
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  saving(0).Value = "MS Word 2007 XML"
  opened.storeToURL(target, saving())
  opened.close(True)
End Sub
</script:module>
"""


def renewed(document: Path, folder: Path) -> Path:
    """Open a Word document in LibreOffice, renew its contents and save it in `folder`; return the copy."""
    profile, copy = folder / "profile-renewal", folder / f"{document.stem}-renewed.docx"
    _run(profile, "--terminate_after_init")  # the first start makes the profile, over whatever stands there
    basic = profile / "user" / "basic"
    for kind, element in (("script", '<library:element library:name="Contents"/>'), ("dialog", "")):
        (basic / f"{kind}.xlc").write_text(_LIBRARIES)
        (basic / "Standard" / f"{kind}.xlb").write_text(_LIBRARY.format(element=element))
    (basic / "Standard" / "Contents.xba").write_text(_MODULE)
    _run(profile, f'macro:///Standard.Contents.Renew("{document.as_uri()}","{copy.as_uri()}")')
    assert copy.is_file()
    return copy


def _run(profile: Path, argument: str) -> None:
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    subprocess.run([program("soffice"), *options, argument], capture_output=True, timeout=300, check=True)
