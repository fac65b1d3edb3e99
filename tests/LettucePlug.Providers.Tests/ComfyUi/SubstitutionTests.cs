using System.Text;
using System.Text.Json;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.ComfyUi;

public sealed class SubstitutionTests
{
    private static readonly string[] Pieces =
    [
        "\"", "\\", "{", "}", "[", "]", "\n", "\r", "\t", "%", "%PROMPT%", "%SEED%", "%IMAGE0%", "%NEGATIVE%", "%prompt%", "%%", "'", ",", ":", "\\u0041",
        "🦊", "ü", "日本", "\u2028", "\0", "\u001b[31m", "</script>", "a fox", " ", "\\\"", "null", "%ARTIST%", "\uE050", "\uFEFF",
    ];

    [Fact]
    public void Whatever_people_write_arrives_letter_by_letter()
    {
        var random = new Random(20260105);
        for (var i = 0; i < 3000; i++)
        {
            var request = ComfyBench.Request(RandomText(random)) with { NegativePrompt = RandomText(random) };

            var inputs = Fill(
                """{"1": {"class_type": "A", "inputs": {"whole": "%PROMPT%", "bare": %PROMPT%, "small": "%prompt%", "part": "<%PROMPT%|%NEGATIVE%>"}}}""",
                request);

            inputs.GetProperty("whole").GetString().ShouldBe(request.Prompt);
            inputs.GetProperty("bare").GetString().ShouldBe(request.Prompt);
            inputs.GetProperty("small").GetString().ShouldBe(request.Prompt);
            inputs.GetProperty("part").GetString().ShouldBe($"<{request.Prompt}|{request.NegativePrompt}>");
        }
    }

    [Fact]
    public void Text_around_tokens_stays_as_it_is()
    {
        var random = new Random(7);
        for (var i = 0; i < 1000; i++)
        {
            var (before, after) = (RandomText(random).Replace("%", "p"), RandomText(random).Replace("%", "p"));
            var template = JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["1"] = new { class_type = "A", inputs = new { text = $"{before}%PROMPT%{after}" } },
            });

            Fill(template, ComfyBench.Request("%SEED%")).GetProperty("text").GetString().ShouldBe($"{before}%SEED%{after}");
        }
    }

    [Fact]
    public void A_value_that_is_one_token_becomes_typed()
    {
        var request = ComfyBench.Request() with
        {
            Seed = ulong.MaxValue,
            Steps = 30,
            CfgScale = 6.5,
            Denoise = 0.27,
            Size = new ImageSize(640, 832),
            Sampler = "heun",
            Scheduler = "karras",
            Count = 4,
            Extra = new Dictionary<string, string> { ["STRENGTH"] = "0.8", ["lora"] = "x.safetensors", ["token.On"] = "true", ["CODE"] = "007" },
        };

        var inputs = Fill(
            """
            {"1": {"class_type": "A", "inputs": {"seed": "%SEED%", "seed2": %SEED%, "seed3": "%seed%", "steps": "%STEPS%", "cfg": "%CFG%", "scale": "%scale%",
              "denoise": "%DENOISE%", "width": "%WIDTH%", "height": %HEIGHT%, "sampler": "%SAMPLER%", "scheduler": "%SCHEDULER%", "count": "%COUNT%",
              "images": "%IMAGE_COUNT%", "name": "seed_%SEED%_%WIDTH%x%HEIGHT%", "ckpt": "%CKPT%", "strength": "%STRENGTH%", "lora": "%LORA%",
              "on": "%ON%", "code": "%CODE%", "unknown": "%NOBODY%", "number": 719713165773332, "large": 18446744073709551615, "float": 0.2700000000000001}}}
            """,
            request);

        Raw("seed").ShouldBe("18446744073709551615");
        Raw("seed2").ShouldBe("18446744073709551615");
        Raw("seed3").ShouldBe("18446744073709551615");
        Raw("steps").ShouldBe("30");
        Raw("cfg").ShouldBe("6.5");
        Raw("scale").ShouldBe("6.5");
        Raw("denoise").ShouldBe("0.27");
        Raw("width").ShouldBe("640");
        Raw("height").ShouldBe("832");
        Raw("sampler").ShouldBe("\"heun\"");
        Raw("scheduler").ShouldBe("\"karras\"");
        Raw("count").ShouldBe("4");
        Raw("images").ShouldBe("0");
        Raw("name").ShouldBe("\"seed_18446744073709551615_640x832\"");
        Raw("ckpt").ShouldBe("\"v1-5-pruned-emaonly.safetensors\"");
        Raw("strength").ShouldBe("0.8");
        Raw("lora").ShouldBe("\"x.safetensors\"");
        Raw("on").ShouldBe("true");
        Raw("code").ShouldBe("\"007\"");
        Raw("unknown").ShouldBe("\"%NOBODY%\"");
        Raw("number").ShouldBe("719713165773332");
        Raw("large").ShouldBe("18446744073709551615");
        Raw("float").ShouldBe("0.2700000000000001");

        string Raw(string name) => inputs.GetProperty(name).GetRawText();
    }

    [Fact]
    public void Absent_settings_have_defaults()
    {
        var inputs = Fill(
            """{"1": {"class_type": "A", "inputs": {"a": "%WIDTH%x%HEIGHT% %STEPS% %CFG% %SAMPLER% %SCHEDULER% %DENOISE% %COUNT%[%NEGATIVE%]"}}}""",
            ComfyBench.Request() with { Steps = null });

        inputs.GetProperty("a").GetString().ShouldBe("1024x1024 28 6.5 euler normal 1 1[]");
    }

    [Fact]
    public void References_go_into_their_slots_by_number_and_by_role()
    {
        var (first, persona, second) = (
            ComfyBench.Reference(1), ComfyBench.Reference(2, ReferenceRole.Persona), ComfyBench.Reference(3));

        var inputs = Fill(
            """
            {"1": {"class_type": "A", "inputs": {"a": "%IMAGE%", "b": "%IMAGE0%", "c": "%IMAGE1%", "d": "%IMAGE2%", "e": "%IMAGE_CHARACTER%",
              "f": "%IMAGE_CHARACTER1%", "g": "%IMAGE_PERSONA%", "h": "%user_avatar%", "n": "%IMAGE_COUNT%", "t": "look: %IMAGE1%!", "x": "%IMAGE3%", "y": "%IMAGE_MASK%"}}}
            """,
            ComfyBench.Request() with { References = [first, persona, second] });

        string[] expected = [Name(first), Name(first), Name(persona), Name(second), Name(first), Name(second), Name(persona)];
        "abcdefg".Select(name => inputs.GetProperty($"{name}").GetString()).ShouldBe(expected);
        inputs.GetProperty("h").GetString().ShouldBe(Convert.ToBase64String(persona.Data.Span));
        inputs.GetProperty("n").GetInt32().ShouldBe(3);
        inputs.GetProperty("t").GetString().ShouldBe($"look: {Name(persona)}!");
        inputs.GetProperty("x").GetString().ShouldBe("");
        inputs.GetProperty("y").GetString().ShouldBe("");
    }

    [Fact]
    public void Only_values_of_inputs_are_replaced()
    {
        var workflow = Workflow.Parse("""{"%SEED%": {"class_type": "%PROMPT%", "inputs": {"%SEED%": 1}, "_meta": {"title": "%PROMPT%"}, "is_changed": ["%SEED%"]}}""");

        var text = Write(workflow, ComfyBench.Request());

        text.ShouldBe("""{"%SEED%":{"class_type":"%PROMPT%","inputs":{"%SEED%":1},"_meta":{"title":"%PROMPT%"},"is_changed":["%SEED%"]}}""");
    }

    [Fact]
    public void The_servers_own_variables_in_file_names_stay() =>
        Fill("""{"1": {"class_type": "SaveImage", "inputs": {"filename_prefix": "%date:yyyy-MM-dd%/%width%x%KSampler.seed%_%year%"}}}""", ComfyBench.Request())
            .GetProperty("filename_prefix").GetString().ShouldBe("%date:yyyy-MM-dd%/%width%x%KSampler.seed%_%year%");

    private static string Name(ImageReference reference) => $"lettuceplug-{reference.Sha256}.png";

    private static JsonElement Fill(string template, ImageRequest request)
    {
        using var document = JsonDocument.Parse(Write(Workflow.Parse(template), request));
        return document.RootElement.GetProperty("1").GetProperty("inputs").Clone();
    }

    private static string Write(Workflow workflow, ImageRequest request)
    {
        var values = new TokenValues(request, new ReferenceSlots(workflow, request.References), request.Seed ?? 5);
        foreach (var reference in request.References)
        {
            values.ServerNames[reference.Sha256] = Name(reference);
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            WorkflowFiller.Write(json, workflow, values, new WorkflowCut());
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string RandomText(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(0, 9)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
