namespace LettucePlug.Liquid.Tests;

public sealed class PromptTests
{
    [Fact]
    public void Roles_media_and_history_become_messages_and_parts()
    {
        var options = new RenderOptions
        {
            Media = new Dictionary<string, IReadOnlyList<MediaRef>>
            {
                ["character"] = [new MediaRef("a"), new MediaRef("b"), new MediaRef("c")],
            },
        };

        var result = Liquid.Result(
            "{% role system %}\nBe brief.\n{% endrole %}\n{% history last: 20 %}\n" +
            "{% role 'user' %}Look: {% media character limit: 2 %} at {{ who }}.{% media persona %}{% endrole %}\n",
            """{"who": "her"}""",
            options);

        result.Messages.Select(message => message.Role).ShouldBe(["system", null, "user"]);
        result.Messages[0].Text.ShouldBe("Be brief.");
        result.Messages[1].Parts.ShouldBe([new HistoryPart { Last = 20 }]);
        var parts = result.Messages[2].Parts;
        parts.Count.ShouldBe(3);
        parts[1].ShouldBeOfType<MediaPart>().Media.Select(media => media.Id).ShouldBe(["a", "b"]);
        parts[2].ShouldBe(new TextPart { Text = " at her." });
        result.Messages[2].SourceLine.ShouldBe(5);
        result.Text.ShouldBe("Be brief.\n\nLook:  at her.");
    }

    [Fact]
    public void A_template_without_roles_is_one_message_with_the_default_role()
    {
        var result = Liquid.Result("Hello {{ name }}", """{"name": "Wren"}""");

        result.Messages.Single().Role.ShouldBe("user");
        result.Messages.Single().Text.ShouldBe("Hello Wren");
        Liquid.Result("").Messages.ShouldBeEmpty();
    }

    [Fact]
    public void The_prompt_tags_do_not_exist_in_the_standard_language()
    {
        var parsed = LiquidTemplate.TryParse("{% role system %}{% endrole %}");

        parsed.Diagnostics[0].Code.ShouldBe(DiagnosticCode.UnknownTag);
        parsed.Diagnostics[0].Hint.ShouldBe("it exists only in the prompt dialect");
        parsed.Diagnostics.Count.ShouldBe(1);
    }

    [Fact]
    public void Sections_are_dropped_by_priority_until_the_budget_fits()
    {
        const string Template =
            "start {% section 'low', priority: 1 %}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{% endsection %}" +
            "{% section 'high', priority: 9 %}bbbbbbbbbbbbbbbbbbbb{% endsection %}" +
            "{% section 'middle', priority: 5 %}cccccccccccccccccccc{% endsection %} end";

        Liquid.Result(Template, "{}", new RenderOptions { TokenBudget = 100 }).Stats.DroppedSections.ShouldBeEmpty();
        var tight = Liquid.Result(Template, "{}", new RenderOptions { TokenBudget = 14 });
        var hopeless = Liquid.Result(Template, "{}", new RenderOptions { TokenBudget = 1 });

        tight.Stats.DroppedSections.ShouldBe(["low"]);
        tight.Text.ShouldBe("start bbbbbbbbbbbbbbbbbbbbcccccccccccccccccccc end");
        tight.Stats.Tokens.ShouldBeLessThanOrEqualTo(14);
        tight.Diagnostics.Single().Code.ShouldBe(DiagnosticCode.SectionDropped);
        hopeless.Text.ShouldBe("start  end");
        hopeless.Diagnostics[^1].Code.ShouldBe(DiagnosticCode.OverBudget);
    }

    [Fact]
    public void A_section_is_cut_between_words_at_its_own_limit()
    {
        var result = Liquid.Result("{% section 'lore', max_tokens: 4 %}one two three four five{% endsection %}!");

        result.Text.ShouldBe("one two three!");
        result.Diagnostics.Single().Code.ShouldBe(DiagnosticCode.SectionCut);
    }

    [Fact]
    public void A_dropped_section_takes_its_messages_and_media_with_it()
    {
        var options = new RenderOptions
        {
            TokenBudget = 2,
            Media = new Dictionary<string, IReadOnlyList<MediaRef>> { ["m"] = [new MediaRef("a")] },
        };

        var result = Liquid.Result(
            "{% role user %}hi{% endrole %}{% section 's' %}{% role system %}long long long{% media m %}{% endrole %}{% endsection %}",
            "{}",
            options);

        result.Messages.Single().Text.ShouldBe("hi");
    }

    [Fact]
    public void Blocks_of_a_template_replace_those_of_the_one_it_extends()
    {
        var options = Liquid.With(
            ("base", "[{% block a %}A{% endblock %}|{% block b %}B{{ x }}{% endblock %}]"),
            ("middle", "{% extends 'base' %}{% assign x = 1 %}{% block b %}M{% super %}{% endblock %}"));

        Liquid.Result("{% extends 'middle' %}{% assign x = 2 %}{% block b %}<{% super %}>{% endblock %}", "{}", options)
            .Text.ShouldBe("[A|<MB2>]");
    }

    [Fact]
    public void A_block_that_the_extended_template_does_not_have_is_pointed_out()
    {
        var options = Liquid.With(("base", "{% block rules %}A{% endblock %}"));

        var result = Liquid.Result("{% extends 'base' %}{% block ruels %}x{% endblock %}", "{}", options);

        result.Text.ShouldBe("A");
        result.Diagnostics.Single().Code.ShouldBe(DiagnosticCode.UnknownBlock);
        result.Diagnostics.Single().Hint.ShouldBe("did you mean 'rules'?");
    }

    [Theory]
    [InlineData("{{ s | json }}", "\"a \\\"b\\\"\\n```c```\"")]
    [InlineData("{{ l | json }}", "[1,2.5,null,{\"k\":true}]")]
    [InlineData("{{ s | quote }}", "> a \"b\"\n> ```c```")]
    [InlineData("{{ s | indent: 2 }}", "a \"b\"\n  ```c```")]
    [InlineData("{{ s | indent: 2, first: true }}", "  a \"b\"\n  ```c```")]
    [InlineData("{{ s | oneline }}", "a \"b\" ```c```")]
    [InlineData("{{ s | fence }}", "````\na \"b\"\n```c```\n````")]
    [InlineData("{{ 'x' | fence: 'js\n```' }}", "```js\nx\n```")]
    [InlineData("{{ \"<a b='c'>&\" | xml_escape }}", "&lt;a b=&apos;c&apos;&gt;&amp;")]
    [InlineData("{{ '12345678' | tokens }}", "2")]
    [InlineData("{{ card | names }}", "Mara meets Wren {{x}} {{user}}")]
    [InlineData("{{ 'greet' | t: name: 'Wren' }}", "Hello Wren, {other}")]
    [InlineData("{{ 'nokey' | t }}", "nokey")]
    public void Prompt_filters_make_text_safe_to_use(string template, string expected)
    {
        var options = new RenderOptions
        {
            Names = new Dictionary<string, string> { ["char"] = "Mara", ["user"] = "Wren", ["nested"] = "{{user}}" },
            Translate = key => key == "greet" ? "Hello {name}, {other}" : null,
        };
        const string Data = """
            {"s": "a \"b\"\n```c```", "l": [1, 2.5, null, {"k": true}], "card": "{{char}} meets {{ USER }} {{x}} {{nested}}"}
            """;

        Liquid.Result(template, Data, options).Text.ShouldBe(expected);
    }

    [Fact]
    public void Old_variables_are_read_as_their_new_names_with_a_warning()
    {
        var parser = ParserOptions.ForPacks with
        {
            Aliases = new Dictionary<string, string>
            {
                ["char"] = "character.name",
                ["char.desc"] = "character.description",
                ["reference[character]"] = "references.character",
                ["image[character]"] = "media:character",
            },
        };
        const string Template = "{{char}}: {{ char.desc | upcase }} {{reference[character]}}{{image[character]}}";
        var options = new RenderOptions
        {
            UndefinedIsError = true,
            Media = new Dictionary<string, IReadOnlyList<MediaRef>> { ["character"] = [new MediaRef("m")] },
        };

        var parsed = LiquidTemplate.TryParse(Template, parser);
        var result = parsed.Template.ShouldNotBeNull().Render(
            Liquid.Data("""{"character": {"name": "Mara", "description": "tall"}, "references": {"character": "notes"}}"""),
            options,
            TestContext.Current.CancellationToken);

        parsed.Diagnostics.Select(finding => finding.Code).ShouldAllBe(code => code == DiagnosticCode.LegacyAlias);
        parsed.Diagnostics.Select(finding => finding.Hint).ShouldBe(
            ["write character.name", "write character.description", "write references.character", "write {% media character %}"]);
        result.Messages.Single().Parts.Count.ShouldBe(2);
        result.Messages.Single().Text.ShouldBe("Mara: TALL notes");
    }

    [Fact]
    public void A_partial_cannot_smuggle_a_role_into_a_role_or_a_capture()
    {
        var options = Liquid.With(("p", "{% role system %}x{% endrole %}"));

        Should.Throw<LiquidRenderException>(() => Liquid.Result("{% role user %}{% render 'p' %}{% endrole %}", "{}", options))
            .Diagnostic.Code.ShouldBe(DiagnosticCode.MisplacedTag);
        Should.Throw<LiquidRenderException>(() => Liquid.Result("{% capture a %}{% include 'p' %}{% endcapture %}", "{}", options))
            .Diagnostic.Code.ShouldBe(DiagnosticCode.StructureInText);
    }
}
