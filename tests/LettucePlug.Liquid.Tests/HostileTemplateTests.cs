namespace LettucePlug.Liquid.Tests;

/// <summary>Templates made to exhaust memory, time or stack: each ends with the error of its limit, cheaply.</summary>
public sealed class HostileTemplateTests
{
    private const long MaxBytes = 64 * 1024 * 1024;
    private static readonly string Doubling = string.Concat(Enumerable.Repeat("{% assign a = a | append: a %}", 40));

    public static TheoryData<string, string, LimitKind> Templates { get; } = new()
    {
        { "deep if", Repeat("{% if true %}", 3_000), LimitKind.TagNesting },
        { "deep for", Repeat("{% for i in (1..2) %}", 3_000), LimitKind.TagNesting },
        { "deep case", Repeat("{% case 1 %}{% when 1 %}", 3_000), LimitKind.TagNesting },
        { "deep capture", Repeat("{% capture a %}", 3_000), LimitKind.TagNesting },
        { "deep unless with else", Repeat("{% unless a %}{% else %}", 3_000), LimitKind.TagNesting },
        { "deep tablerow", Repeat("{% tablerow i in a %}", 500), LimitKind.TagNesting },
        { "deep liquid", "{% " + Repeat("liquid ", 3_000) + "%}", LimitKind.TagNesting },
        { "deep brackets", "{{ a" + Repeat("[a", 5_000) + " }}", LimitKind.ExpressionNesting },
        { "deep closed brackets", "{{ " + Repeat("a[", 60) + "a" + Repeat("]", 60) + " }}", LimitKind.ExpressionNesting },
        { "deep root brackets", "{{ " + Repeat("[", 5_000) + " }}", LimitKind.ExpressionNesting },
        { "deep ranges", "{{ " + Repeat("(", 5_000) + " }}", LimitKind.ExpressionNesting },
        { "deep brackets in a filter", "{{ a | append: " + Repeat("a[", 5_000) + " }}", LimitKind.ExpressionNesting },
        { "many ands", "{% if a" + Repeat(" and a", 30_000) + " %}{% endif %}", LimitKind.Operators },
        { "many ors", "{% if a" + Repeat(" or b == c", 20_000) + " %}{% endif %}", LimitKind.Operators },
        { "many whens", "{% case a %}{% when 1" + Repeat(", 1", 5_000) + " %}{% endcase %}", LimitKind.Operators },
        { "big source", new string('x', 300_000), LimitKind.Source },
        { "doubling append", "{% assign a = 'abcdefgh' %}" + Doubling, LimitKind.StringLength },
        { "doubling prepend", "{% assign a = 'abcdefgh' %}" + Doubling.Replace("append", "prepend", StringComparison.Ordinal), LimitKind.StringLength },
        { "doubling capture", "{% assign a = 'abcdefgh' %}" + Repeat("{% capture a %}{{ a }}{{ a }}{% endcapture %}", 40), LimitKind.Output },
        { "doubling replace", "{% assign a = 'aa' %}" + Repeat("{% assign a = a | replace: 'a', a %}", 40), LimitKind.StringLength },
        { "replace of nothing", "{% assign a = 'aa' %}" + Repeat("{% assign a = a | replace: '', a %}", 40), LimitKind.StringLength },
        { "doubling concat", "{% assign a = 'a,b' | split: ',' %}" + Repeat("{% assign a = a | concat: a %}", 40), LimitKind.Collection },
        { "doubling join", "{% assign a = 'aaaaaaaa' %}" + Repeat("{% assign l = 'x,y,z' | split: ',' %}{% assign a = l | join: a | append: a %}", 40), LimitKind.StringLength },
        { "growing split", "{% assign a = 'abcdefgh' %}" + Repeat("{% assign a = a | append: a %}", 12) + "{{ a | split: '' | size }}", LimitKind.Collection },
        { "growing escape", "{% assign a = '<<<<<<<<' %}" + Repeat("{% assign a = a | append: a | escape %}", 30), LimitKind.StringLength },
        { "growing url_encode", "{% assign a = 'ä' %}" + Repeat("{% assign a = a | append: a %}", 19) + "{{ a | url_encode }}", LimitKind.StringLength },
        { "growing base64", "{% assign a = 'abcdefgh' %}" + Repeat("{% assign a = a | base64_encode %}", 60), LimitKind.StringLength },
        { "huge range", "{% for i in (1..2000000000) %}{{ i }}{% endfor %}", LimitKind.Range },
        { "huge range in a filter", "{{ (1..2000000000) | join }}", LimitKind.Range },
        { "widest range", "{{ (-9223372036854775808..9223372036854775807) | size }}{{ (-9223372036854775808..9223372036854775807) | reverse }}", LimitKind.Range },
        { "nested loops", "{% for i in (1..9999) %}{% for j in (1..9999) %}{% endfor %}{% endfor %}", LimitKind.Steps },
        { "nested tablerows", "{% tablerow i in (1..9999) %}{% tablerow j in (1..9999) %}{% endtablerow %}{% endtablerow %}", LimitKind.Output },
        { "much output", "{% for i in (1..9999) %}" + new string('x', 200) + "{% endfor %}", LimitKind.Output },
        { "self include", "{% include 'self' %}", LimitKind.PartialDepth },
        { "self render", "{% render 'self render' %}", LimitKind.PartialDepth },
        { "branching self include", "{% include 'twice' %}", LimitKind.PartialDepth },
        { "extends in a circle", "{% extends 'circle' %}", LimitKind.ExtendsDepth },
        { "wide date", "{{ 0 | date: '%999999999Y' }}", LimitKind.DateFormat },
        { "long date format", "{% assign f = '%c%c%c%c%c%c%c%c' %}{% assign f = f | append: f | append: f | append: f | append: f %}{% assign f = f | append: f | append: f | append: f %}{{ 0 | date: f }}", LimitKind.DateFormat },
        { "garbage strings", "{% assign a = '" + new string('x', 5_000) + "' %}{% for i in (1..9999) %}{% assign b = a | append: 'y' %}{% endfor %}", LimitKind.TotalStrings },
        { "many sorts", "{% assign a = (1..5000) | reverse %}{% for i in (1..9999) %}{% assign b = a | sort %}{% endfor %}", LimitKind.Steps },
        { "garbage reversed lists", "{% assign a = (1..5000) | reverse %}{% for i in (1..9999) %}{% assign b = a | reverse | reverse | reverse | reverse %}{% endfor %}", LimitKind.TotalStrings },
        { "long searches", "{% assign a = (1..9999) | reverse %}{% for i in (1..9999) %}{% if a contains 'x' %}{% endif %}{% endfor %}", LimitKind.Steps },
        { "long paths", "{% assign a = 'a' %}" + Repeat("{% assign a = a | append: '.' | append: a %}", 17) + "{% assign l = 'aa,aa,aa,aa,aa,aa' | split: ',' %}{{ l | where: a }}", LimitKind.Steps },
        { "wide paths", "{% assign a = 'x' %}" + Repeat("{% assign a = a | append: a %}", 19) + "{% assign a = a | append: '.y' %}{% assign l = (1..2000) | join: 'x' | split: '' %}{% for i in (1..99) %}{{ l | has: a }}{% endfor %}", LimitKind.TotalStrings },
        { "indent", "{% assign a = 'x' | indent: 1 %}{% for i in (1..16) %}{% capture a %}{{ a }}\n{{ a }}{% endcapture %}{% endfor %}{{ a | indent: 200 }}", LimitKind.StringLength },
    };

    [Theory]
    [MemberData(nameof(Templates))]
    public void It_ends_with_the_error_of_its_limit_and_little_memory(string name, string template, LimitKind limit)
    {
        var options = Liquid.With(
            ("self", "{% include 'self' %}"),
            ("self render", "{% render 'self render' %}"),
            ("twice", "{% include 'twice' %}{% include 'twice' %}"),
            ("circle", "{% extends 'circle' %}")) with
        {
            Timer = new Standing(), // On a busy machine the time would be up before the limit that is meant.
        };
        var cancellation = TestContext.Current.CancellationToken;
        var before = GC.GetAllocatedBytesForCurrentThread();

        var failure = Should.Throw<LiquidLimitException>(
            () => LiquidTemplate.Parse(template, Liquid.Prompt).Render(LiquidMap.Create([]), options, cancellation),
            name);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MaxBytes);
        failure.Limit.ShouldBe(limit);
        failure.Diagnostic.Line.ShouldBeGreaterThan(0);
        failure.Diagnostic.Code.Id.ShouldStartWith("LQ5");
    }

    [Fact]
    public void A_thread_with_a_small_stack_survives_the_deepest_allowed_nesting()
    {
        var deep = Repeat("{% if true %}", 99) + "{% include 'deep' %}" + Repeat("{% endif %}", 99);
        var options = Liquid.With(("deep", deep));
        var cancellation = TestContext.Current.CancellationToken;
        Exception? failure = null;
        var thread = new Thread(
            () => failure = Record.Exception(() => LiquidTemplate.Parse(deep).RenderText(LiquidMap.Create([]), options, cancellation)),
            maxStackSize: 256 * 1024);

        thread.Start();
        thread.Join();

        failure.ShouldBeOfType<LiquidLimitException>().Limit.ShouldBeOneOf(LimitKind.PartialDepth, LimitKind.Stack);
    }

    [Fact]
    public void A_hundred_levels_are_allowed()
    {
        var deep = Repeat("{% if true %}", 100) + "x" + Repeat("{% endif %}", 100);

        Liquid.Text(deep).ShouldBe("x");
    }

    [Fact]
    public void The_time_limit_is_measured_with_the_timer_of_the_host()
    {
        var time = new Ticking();
        var options = new RenderOptions { Timer = time };

        var failure = Should.Throw<LiquidLimitException>(
            () => Liquid.Text("{% for i in (1..9999) %}{{ i }}{% endfor %}", "{}", options));

        failure.Limit.ShouldBe(LimitKind.Time);
        failure.Allowed.ShouldBe(2_000);
    }

    [Fact]
    public void Cancelling_stops_a_rendering_and_is_no_failure_of_the_template()
    {
        using var stop = new CancellationTokenSource();
        var parser = ParserOptions.Default with
        {
            Filters = new Dictionary<string, FilterDefinition>
            {
                ["stop"] = new(
                    (context, input, arguments) =>
                    {
                        stop.Cancel();
                        return input;
                    },
                    0,
                    0),
            },
        };
        var template = LiquidTemplate.Parse("{{ 1 | stop }}{% for i in (1..9999) %}{{ i }}{% endfor %}", parser);

        Should.Throw<OperationCanceledException>(() => template.RenderText(LiquidMap.Create([]), null, stop.Token));
    }

    [Fact]
    public void Data_that_contains_itself_is_refused()
    {
        var endless = new Dictionary<string, object?>();
        endless["self"] = endless;

        Should.Throw<LiquidLimitException>(() => LiquidValue.FromObject(endless)).Limit.ShouldBe(LimitKind.ValueDepth);
    }

    [Fact]
    public void A_pack_can_lower_limits_but_not_raise_them()
    {
        var lowered = LiquidLimits.Default.Lower(new LiquidLimits { Steps = 10, Output = int.MaxValue });

        lowered.Steps.ShouldBe(10);
        lowered.Output.ShouldBe(LiquidLimits.Default.Output);
        Should.Throw<LiquidLimitException>(() => Liquid.Text(
            "{% for i in (1..20) %}{{ i }}{% endfor %}", "{}", new RenderOptions { Limits = lowered })).Allowed.ShouldBe(10);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private sealed class Standing : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }

    private sealed class Ticking : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1_000;

        public override long GetTimestamp() => _now += 1_500;
    }
}
