"""The portal's addresses. Who may ask for which stands in `access`."""

from django.urls import include, path

from authoring.portal.views import entrance, errors, files, filling, people, revisions

urlpatterns = [
    path("", entrance.home, name="home"),
    path("language/", entrance.choose_language, name="language"),
    path("invitation/<str:secret>/", entrance.invitation, name="invitation"),
    path("people/<int:year>/", people.people, name="people"),
    path("people/<int:year>/invite/", people.invite, name="invite"),
    path("people/<int:year>/<int:person>/invitation/", people.invite_again, name="invite_again"),
    path("people/<int:year>/<int:person>/shut-out/", people.shut_out, name="shut_out"),
    path("people/<int:year>/roles/<int:role>/", people.take_away, name="take_away"),
    path("account/", include("allauth.account.urls")),
    path("account/security/", include("allauth.mfa.urls")),
    path("<int:year>/<slug:document>/", filling.document, name="document"),
    path("<int:year>/<slug:document>/findings/", filling.findings, name="findings"),
    path("<int:year>/<slug:document>/pictures/<slug:kept>/", files.picture, name="picture"),
    path("<int:year>/<slug:document>/<slug:sheet>/", filling.sheet, name="sheet"),
    path("<int:year>/<slug:document>/<slug:sheet>/history/", revisions.history, name="history"),
    path("<int:year>/<slug:document>/<slug:sheet>/history/<int:number>/", revisions.revision, name="revision"),
    path("<int:year>/<slug:document>/<slug:sheet>/conflict/<int:number>/", revisions.conflict, name="conflict"),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler429 = errors.too_many
handler500 = errors.server_error
