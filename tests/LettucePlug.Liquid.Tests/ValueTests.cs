using System.Text.Json;

namespace LettucePlug.Liquid.Tests;

public sealed class ValueTests
{
    [Fact]
    public void Json_keeps_the_order_of_keys_and_the_kind_of_numbers()
    {
        using var json = JsonDocument.Parse("""{"b": 1, "a": 1.0, "b": 2, "c": [true, null, 1e2, 99999999999999999999]}""");

        LiquidValue.From(json.RootElement).ToText()
            .ShouldBe("""{"b"=>2, "a"=>1.0, "c"=>[true, nil, 100.0, 99999999999999999999]}""");
    }

    [Fact]
    public void Plain_data_is_copied_without_reflection()
    {
        var data = new Dictionary<string, object?>
        {
            ["list"] = new object?[] { 1, 2u, 3.5f, "x", 'c', null, true },
            ["names"] = new Dictionary<string, string> { ["k"] = "v" },
            ["id"] = Guid.Empty,
        };

        LiquidValue.FromObject(data).ToText().ShouldBe(
            """{"list"=>[1, 2, 3.5, "x", "c", nil, true], "names"=>{"k"=>"v"}, "id"=>"00000000-0000-0000-0000-000000000000"}""");
    }

    [Fact]
    public void A_type_nobody_knows_is_refused_with_its_name() =>
        Should.Throw<ArgumentException>(() => LiquidValue.FromObject(new Version(1, 2))).Message.ShouldContain("System.Version");

    [Fact]
    public void Json_nested_deeper_than_64_levels_is_refused()
    {
        using var json = JsonDocument.Parse(
            new string('[', 70) + new string(']', 70), new JsonDocumentOptions { MaxDepth = 100 });

        Should.Throw<LiquidLimitException>(() => LiquidValue.From(json.RootElement)).Limit.ShouldBe(LimitKind.ValueDepth);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    [InlineData(1e300, "1.0e+300")]
    [InlineData(123456789.5, "123456789.5")]
    [InlineData(1e15, "1.0e+15")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(0.00012, "0.00012")]
    [InlineData(1.5e-7, "1.5e-07")]
    public void Doubles_print_as_the_language_prints_them(double number, string expected) =>
        LiquidValue.From(number).ToText().ShouldBe(expected);

    [Fact]
    public void Numbers_are_equal_by_size_and_hash_alike()
    {
        LiquidValue whole = 3;
        LiquidValue fraction = 3.0m;

        (whole == fraction).ShouldBeTrue();
        whole.GetHashCode().ShouldBe(fraction.GetHashCode());
        (whole == "3").ShouldBeFalse();
    }

    [Fact]
    public void A_medium_prints_its_label_and_never_its_id()
    {
        var data = LiquidMap.Create([new("m", new MediaRef("secret-id", "Mara, portrait")), new("n", new MediaRef("secret-id"))]);

        LiquidTemplate.Parse("{{ m }}|{{ n }}|{{ m | json }}|{{ m.id }}", Liquid.Prompt)
            .RenderText(data, null, TestContext.Current.CancellationToken)
            .ShouldBe("Mara, portrait||\"Mara, portrait\"|");
    }

    [Fact]
    public void A_map_of_the_host_is_asked_only_for_what_the_template_uses()
    {
        var map = new Asked();

        LiquidTemplate.Parse("{{ a }}{{ b.size }}").RenderText(map, null, TestContext.Current.CancellationToken).ShouldBe("value of a1");

        map.Names.ShouldBe(["a", "b"]);
    }

    private sealed class Asked : LiquidMap
    {
        public List<string> Names { get; } = [];

        public override int Count => 0;

        public override bool TryGetValue(string key, out LiquidValue value)
        {
            Names.Add(key);
            value = key == "a" ? "value of a" : LiquidList.Create(LiquidValue.From(new MediaRef("secret", "label")));
            return true;
        }

        public override KeyValuePair<string, LiquidValue> EntryAt(int index) =>
            throw new ArgumentOutOfRangeException(nameof(index));
    }
}
