using System.Text.Json;
using LettucePlug.Emulators;

namespace LettucePlug.EndToEnd;

/// <summary>A test that runs the program against emulated services, which it stops at its end.</summary>
public abstract class ProviderTest : HostTest, IAsyncLifetime
{
    protected const string KeyVariable = "THE_SERVICE_KEY";

    private readonly List<Emulator> _started = [];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var emulator in _started)
        {
            if (emulator is ComfyUiEmulator comfy)
            {
                comfy.Pace.LetAll();
                await comfy.StopWorkAsync();
            }

            await emulator.DisposeAsync();
        }

        Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the emulator and connects it as a user would; its painter and editor become models of these names.</summary>
    private protected async Task<ProviderUnderTest> ConnectAsync(
        string provider, string id = "mine", EmulatorCertificate? certificate = null, params string[] more)
    {
        var service = ProviderUnderTest.Create(provider);
        await service.Emulator.StartAsync(new EmulatorOptions { Key = ProviderUnderTest.Marker, Certificate = certificate });
        _started.Add(service.Emulator);
        var variable = id == "mine" ? KeyVariable : $"{KeyVariable}_{id}";
        Program.Environment[variable] = service.Key;
        if (provider == "comfyui")
        {
            Home.Write("words.json", ComfyUiWorkflows.FromText);
            Home.Write("pictures.json", ComfyUiWorkflows.FromTwoPictures);
        }

        await DoneAsync(
            ["connections", "add", provider, "--id", id, "--url", service.Emulator.Url + service.Path, "--key-env", variable, .. service.Settings, .. more]);
        return service;
    }

    /// <summary>Waits until the emulator has had so many requests of this kind since it was started.</summary>
    private protected static async Task WaitForAsync(Emulator emulator, Func<RecordedRequest, bool> isIt, int times = 1)
    {
        while (emulator.Requests.Count(isIt) < times)
        {
            await emulator.WaitForRequestAsync(Token);
        }
    }

    /// <summary>A reference picture of its own in the home folder.</summary>
    protected async Task<byte[]> DrawAsync(string name, int seed)
    {
        var picture = TestPictures.Png(64, 64, seed);
        await File.WriteAllBytesAsync(Home.File(name), picture, Token);
        return picture;
    }

    protected async Task<JsonElement> JsonAsync(params string[] arguments) => (await DoneAsync([.. arguments, "--json"])).Json;

    protected static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    /// <summary>False also where there is no such text at all.</summary>
    protected static bool HasText(JsonElement element, string name, string text) =>
        element.TryGetProperty(name, out var value) && value.GetString() == text;

    protected static IReadOnlyList<JsonElement> Items(JsonElement element, string name = "items") =>
        [.. element.GetProperty(name).EnumerateArray()];
}
