"""The portal's addresses. Who may ask for which stands in `access`."""

from django.urls import include, path

from authoring.portal.views import (
    builds,
    commenting,
    desk,
    editing,
    entrance,
    errors,
    exchange,
    files,
    filling,
    people,
    reminding,
    revisions,
    signing,
)

urlpatterns = [
    path("", entrance.home, name="home"),
    path("language/", entrance.choose_language, name="language"),
    path("invitation/<str:secret>/", entrance.invitation, name="invitation"),
    path("people/<int:year>/", people.people, name="people"),
    path("people/<int:year>/invite/", people.invite, name="invite"),
    path("people/<int:year>/<int:person>/invitation/", people.invite_again, name="invite_again"),
    path("people/<int:year>/<int:person>/shut-out/", people.shut_out, name="shut_out"),
    path("people/<int:year>/roles/<int:role>/", people.take_away, name="take_away"),
    path("builds/<int:year>/", builds.builds, name="builds"),
    path("builds/<int:year>/<int:number>/", builds.build, name="build"),
    path("builds/<int:year>/<int:number>/progress/", builds.build_progress, name="build_progress"),
    path("builds/<int:year>/<int:number>/comparison/", builds.build_comparison, name="build_comparison"),
    path("builds/<int:year>/<int:number>/all.zip", builds.build_archive, name="build_archive"),
    path("builds/<int:year>/<int:number>/publish/", builds.publish, name="publish"),
    path("builds/<int:year>/<int:number>/withdraw/", builds.withdraw, name="withdraw"),
    path("builds/<int:year>/<int:number>/files/<path:path>", builds.build_file, name="build_file"),
    path("report/<int:year>/", builds.report, name="report"),
    path("report/<int:year>/all.zip", builds.report_archive, name="report_archive"),
    path("report/<int:year>/files/<path:path>", builds.report_file, name="report_file"),
    path("editor/", editing.editor, name="editor"),
    path("desk/<int:year>/", desk.desk, name="desk"),
    path("desk/<int:year>/desk.csv", desk.export, name="desk_export"),
    path("desk/<int:year>/log/", desk.log, name="log"),
    path("desk/<int:year>/reminders/", reminding.reminding, name="reminding"),
    path("desk/<int:year>/letters/", reminding.letters, name="letters"),
    path("account/", include("allauth.account.urls")),
    path("account/security/", include("allauth.mfa.urls")),
    path("<int:year>/<slug:document>/", filling.document, name="document"),
    path("<int:year>/<slug:document>/remarks/", commenting.comments, name="comments"),
    path("<int:year>/<slug:document>/remarks/<int:number>/", commenting.resolve, name="resolve"),
    path("<int:year>/<slug:document>/send-back/", commenting.send_back, name="send_back"),
    path("<int:year>/<slug:document>/submit/", signing.submit, name="submit"),
    path("<int:year>/<slug:document>/sign/<int:number>/", signing.sign, name="sign"),
    path("<int:year>/<slug:document>/findings/", filling.findings, name="findings"),
    path("<int:year>/<slug:document>/pictures/<slug:kept>/", files.picture, name="picture"),
    path("<int:year>/<slug:document>/workbook/", exchange.workbook, name="workbook"),
    path("<int:year>/<slug:document>/workbook/filled/", exchange.filled, name="workbook_filled"),
    path("<int:year>/<slug:document>/workbook/language/", exchange.write_in, name="write_in"),
    path("<int:year>/<slug:document>/workbook/<int:number>/", exchange.upload, name="upload"),
    path("<int:year>/<slug:document>/workbook/<int:number>/original/", exchange.original, name="upload_original"),
    path("<int:year>/<slug:document>/workbook/<int:number>/annotated/", exchange.annotated, name="upload_annotated"),
    path("<int:year>/<slug:document>/preview/", exchange.previews, name="previews"),
    path("<int:year>/<slug:document>/preview/<str:tongue>/<slug:file_format>/", exchange.preview, name="preview"),
    path("<int:year>/<slug:document>/sheets/<slug:sheet>/", filling.sheet, name="sheet"),
    path("<int:year>/<slug:document>/sheets/<slug:sheet>/history/", revisions.history, name="history"),
    path("<int:year>/<slug:document>/sheets/<slug:sheet>/history/<int:number>/", revisions.revision, name="revision"),
    path("<int:year>/<slug:document>/sheets/<slug:sheet>/conflict/<int:number>/", revisions.conflict, name="conflict"),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler429 = errors.too_many
handler500 = errors.server_error
