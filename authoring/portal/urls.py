"""The portal's addresses. Who may ask for which stands in `access`."""

from django.urls import include, path

from authoring.portal.views import entrance, filling

urlpatterns = [
    path("", entrance.home, name="home"),
    path("language/", entrance.choose_language, name="language"),
    path("invitation/<str:secret>/", entrance.invitation, name="invitation"),
    path("account/", include("allauth.account.urls")),
    path("account/security/", include("allauth.mfa.urls")),
    path("<int:year>/<slug:document>/", filling.document, name="document"),
    path("<int:year>/<slug:document>/<slug:sheet>/", filling.sheet, name="sheet"),
]
