"""The portal's addresses. Who may ask for which stands in `access`."""

from django.urls import include, path

from authoring.portal.views import entrance, files, filling, revisions

urlpatterns = [
    path("", entrance.home, name="home"),
    path("language/", entrance.choose_language, name="language"),
    path("invitation/<str:secret>/", entrance.invitation, name="invitation"),
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
