using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LettucePlug.Emulators;

namespace LettucePlug.EndToEnd;

/// <summary>Every provider from its connection to pictures and replies, with the program as it is installed.</summary>
public sealed class ProvidersTests : ProviderTest
{
    private readonly StringBuilder _said = new();

    [Theory]
    [InlineData("openai")]
    [InlineData("openrouter")]
    [InlineData("gemini")]
    [InlineData("stability")]
    [InlineData("xai")]
    [InlineData("nanogpt")]
    [InlineData("pollinations")]
    [InlineData("comfyui")]
    [InlineData("automatic1111")]
    [InlineData("diffusers")]
    public async Task I_can_connect_a_provider_and_use_all_it_has(string provider)
    {
        var service = await ConnectAsync(provider);
        await SayAsync("connections", "test", "mine");
        (await SayAsync("models", "list", "--connection", "mine", "--remote")).ShouldContain(service.Painter);
        await SayAsync("models", "add", "mine", service.Painter, "--id", "painter");
        if (service.Editor != service.Painter)
        {
            await SayAsync("models", "add", "mine", service.Editor, "--id", "editor");
        }

        await SayAsync("generate", "a fox in the rain", "--model", "painter", "--size", "64x64", "--out", "fox.png");

        var pictures = new[] { await DrawAsync("a.png", 41), await DrawAsync("b.png", 17) };
        var before = service.Emulator.Requests.Count;
        var editor = service.Editor == service.Painter ? "painter" : "editor";
        await SayAsync("generate", "both in one", "--model", editor, "--ref", "a.png", "--ref", "b.png", "--out", "both.png");
        var assets = Items(await JsonAsync("assets", "list"));
        await IsRecordedAsync(assets, "a fox in the rain", "fox.png", references: []);
        await IsRecordedAsync(assets, "both in one", "both.png", pictures);
        await ArrivedInOrderAsync(service, [.. service.Emulator.Requests.Skip(before)], pictures);

        if (service.Talker is { } talker)
        {
            await ChatAsync(talker);
        }

        service.Emulator.Requests.ShouldContain(request => request.Headers.Values.Any(
            value => value.Contains(service.Key, StringComparison.Ordinal)
                || value.EndsWith(Convert.ToBase64String(Encoding.UTF8.GetBytes(service.Key)), StringComparison.Ordinal)));
        _said.ToString().ShouldNotContain(ProviderUnderTest.Marker);
        foreach (var file in Directory.EnumerateFiles(Home.Path, "*", SearchOption.AllDirectories))
        {
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Token)).ShouldNotContain(ProviderUnderTest.Marker, customMessage: file);
        }
    }

    private async Task ChatAsync(string talker)
    {
        await SayAsync("models", "add", "mine", talker, "--id", "talker");
        await SayAsync("characters", "add", "Mara", "--description", "A smith.");
        var chat = Text(await JsonAsync("chat", "new", "mara"), "id");

        (await SayAsync("chat", "send", chat, "Good evening.", "--model", "talker", "--no-images"))
            .ShouldContain("Grüße aus dem Wald 🌲, said the fox.");
    }

    private async Task IsRecordedAsync(IReadOnlyList<JsonElement> assets, string prompt, string file, byte[][] references)
    {
        var asset = assets.Where(one => HasText(one, "prompt", prompt)).ShouldHaveSingleItem();
        Text(asset, "connection").ShouldBe("mine");
        var bytes = await File.ReadAllBytesAsync(Home.File(file), Token);
        bytes.Take(4).ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G']);
        Text(asset, "sha256").ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var made = asset.GetProperty("references").EnumerateArray().Select(reference => Text(reference, "asset")).ToList();
        made.Select(id => Text(assets.Single(one => Text(one, "id") == id), "sha256"))
            .ShouldBe(references.Select(picture => Convert.ToHexStringLower(SHA256.HashData(picture))));
    }

    /// <summary>The pictures are in one request, the first before the second; ComfyUI's result says what it was made from.</summary>
    private async Task ArrivedInOrderAsync(ProviderUnderTest service, IReadOnlyList<RecordedRequest> requests, byte[][] pictures)
    {
        switch (service.Emulator)
        {
            case ComfyUiEmulator:
                ComfyUiComment.Read(await File.ReadAllBytesAsync(Home.File("both.png"), Token)).References
                    .ShouldBe(pictures.Select(picture => Convert.ToHexStringLower(SHA256.HashData(picture))));
                return;
            case Automatic1111Emulator:
                var drawn = requests.Single(request => request.Path == "/sdapi/v1/img2img").Json;
                drawn.GetProperty("init_images")[0].GetBytesFromBase64().ShouldBe(pictures[0]);
                drawn.GetProperty("alwayson_scripts").GetProperty("controlnet").GetProperty("args")[0]
                    .GetProperty("image").GetBytesFromBase64().ShouldBe(pictures[1]);
                return;
            default:
                var places = requests.Select(request => pictures.Select(request.PlaceOf).ToList())
                    .Where(found => found.Any(place => place >= 0)).ShouldHaveSingleItem();
                places.ShouldAllBe(place => place >= 0);
                places.ShouldBeInOrder();
                return;
        }
    }

    private async Task<string> SayAsync(params string[] arguments)
    {
        var result = await DoneAsync(arguments);
        _said.Append(result);
        return result.Output;
    }
}
