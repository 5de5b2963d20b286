"""Addresses for who works for municipalities or for the partnership."""

from django.urls import path

from kantelpunt.web.oversight import monthly_views, out_of_school_views, registration

app_name = "municipality"
urlpatterns = [
    path("", out_of_school_views.home, name="home"),
    path("zonder-school/", out_of_school_views.children, name="without_school"),
    path("vrijstellingen/", out_of_school_views.exempt, name="exemptions"),
    path("registratie/", registration.registration, name="registration"),
    path("maandlijst/", monthly_views.monthly, name="monthly"),
    path("maandlijst/lijst.pdf", monthly_views.monthly_paper, name="monthly_paper"),
    path("maandlijst/cijfers.pdf", monthly_views.figures_paper, name="figures_paper"),
    path("maandlijst/cijfers.csv", monthly_views.figures_file, name="figures_file"),
]
