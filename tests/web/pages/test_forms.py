"""Forms: each mistake is told twice, and each input knows its help and its mistakes."""

import re

import pytest
from django import forms
from django.template.loader import render_to_string


class TalkForm(forms.Form):
    day = forms.DateField(label="Op welke dag?", widget=forms.DateInput(attrs={"type": "date"}))
    who = forms.MultipleChoiceField(
        label="Wie waren erbij?",
        choices=[("pupil", "Noor"), ("parent", "Moeder")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies iedereen.",
    )
    agreed = forms.CharField(label="Afspraak", widget=forms.Textarea, required=False)
    read = forms.BooleanField(label="Gelezen")
    back = forms.CharField(widget=forms.HiddenInput, required=False)


def page(form):
    return render_to_string("pages/_form.html", {"form": form})


def the_tag(html, attribute):
    return re.search(rf"<[^>]*\b{re.escape(attribute)}[^>]*>", html).group()


def test_a_form_that_was_not_sent_tells_no_mistakes():
    html = page(TalkForm())

    assert 'role="alert"' not in html
    assert "error" not in the_tag(html, 'id="id_day"')


def test_each_mistake_stands_on_top_with_a_link_to_an_input_that_is_there():
    html = page(TalkForm({}))

    leads_to = re.findall(r'href="#([^"]+)"', html)
    assert leads_to == ["id_day", "id_who_0", "id_read"]
    for place in leads_to:
        assert f'id="{place}"' in html


def test_an_input_names_its_mistake_and_a_group_its_help():
    html = page(TalkForm({}))

    day = the_tag(html, 'id="id_day"')
    assert 'aria-describedby="id_day_error"' in day
    assert 'aria-invalid="true"' in day
    assert the_tag(html, 'aria-describedby="id_who_helptext id_who_error"').startswith("<fieldset")
    for told in ("id_day_error", "id_who_helptext", "id_who_error"):
        assert html.count(f'id="{told}"') == 1


@pytest.mark.parametrize("name", ["day", "agreed", "read"])
def test_each_input_has_a_label_and_a_class_of_the_design_system(name):
    html = page(TalkForm())

    assert f'for="id_{name}"' in html
    assert 'class="utrecht-' in the_tag(html, f'id="id_{name}"')


def test_only_what_need_not_be_filled_is_marked():
    assert page(TalkForm()).count("(hoeft niet)") == 1


def test_what_was_written_comes_back_as_text():
    html = page(TalkForm({"agreed": "<b>maandag</b>"}))

    assert "&lt;b&gt;maandag&lt;/b&gt;" in html
    assert "<b>maandag" not in html


@pytest.mark.parametrize(
    ("many", "chosen", "folded"),
    [(19, [], 0), (20, [], 5), (47, [], 32), (47, ["40"], 7), (47, ["43"], 0)],
)
def test_many_choices_are_folded_away_but_never_one_that_is_chosen(many, chosen, folded):
    form = forms.Form(initial={"who": chosen})
    named = [(str(number), f"Iemand {number}") for number in range(1, many + 1)]
    form.fields["who"] = forms.MultipleChoiceField(
        choices=named, widget=forms.CheckboxSelectMultiple
    )
    html = page(form)
    behind = html.partition("<details")[2].partition("</details>")[0]
    assert html.count('type="checkbox"') == many
    assert behind.count('type="checkbox"') == folded
    assert (f"Toon nog {folded}" in behind) is bool(folded)
    assert "checked" not in behind
