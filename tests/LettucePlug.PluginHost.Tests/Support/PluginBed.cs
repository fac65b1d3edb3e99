using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using LettucePlug.Host.Plugins;

namespace LettucePlug.Plugins.Tests;

/// <summary>A home and a program folder of a test's own, to which copies of built plugins are added.</summary>
internal sealed class PluginBed : IAsyncDisposable
{
    private readonly TempDir _folder = new();
    private readonly JsonArray _bundled = [];
    private readonly List<IAsyncDisposable> _hosts = [];

    public PluginBed()
    {
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(Bundled);
        WriteBundledList();
    }

    public string Home => _folder.File("home");

    public string Bundled => _folder.File("program", "plugins");

    public string BundledList => _folder.File("program", "plugins.json");

    public string UserList => Path.Combine(Home, "plugins.json");

    public FakeTime Time { get; } = new();

    public CapturedLog Log { get; } = new();

    /// <summary>The built fixture itself. Never change it: others use it too.</summary>
    public static string Fixture(string id) => Path.Combine(Repository.Root, "artifacts", "test-plugins", id);

    public string FileOf(params string[] parts) => _folder.File(parts);

    /// <summary>A copy of a fixture among the bundled plugins.</summary>
    public string AddBundled(string fixture, string? id = null, Action<JsonObject>? edit = null)
    {
        var folder = Copy(fixture, Path.Combine(Bundled, id ?? fixture), id ?? fixture, edit);
        _bundled.Add(new JsonObject { ["id"] = id ?? fixture });
        WriteBundledList();
        return folder;
    }

    /// <summary>A copy of a fixture in a folder of its own, listed by nobody.</summary>
    public string AddLoose(string fixture, string? id = null, Action<JsonObject>? edit = null) =>
        Copy(fixture, _folder.File("loose", id ?? fixture), id ?? fixture, edit);

    /// <summary>A copy of a fixture that the user trusts.</summary>
    public async Task<string> AddTrustedAsync(string fixture, string? id = null, Action<JsonObject>? edit = null)
    {
        var folder = AddLoose(fixture, id, edit);
        await using var host = NewHost();
        host.Trust(folder);
        return folder;
    }

    public void WriteUserList(string json) => File.WriteAllText(UserList, json);

    public PluginHost NewHost(bool safeMode = false, PluginDeadlines? deadlines = null, TimeProvider? time = null)
    {
        var host = new PluginHost(
            new PluginHostOptions
            {
                HomeDirectory = Home,
                BundledDirectory = Bundled,
                BundledList = BundledList,
                SafeMode = safeMode,
                Time = time ?? TimeProvider.System,
                Deadlines = deadlines ?? new PluginDeadlines(),
            },
            Log);
        _hosts.Add(host);
        return host;
    }

    public async Task<PluginStatus> StatusAsync(string id)
    {
        await using var host = NewHost();
        return host.List().Single(plugin => plugin.Id == id);
    }

    /// <summary>What the checks say about the one plugin of this id.</summary>
    public async Task<PluginVerification> VerifyAsync(string id)
    {
        await using var host = NewHost();
        return host.Verify(id).Single();
    }

    /// <summary>The error that both the checks and the attempt to use the plugin end with.</summary>
    public async Task<PluginProblem> RefusalAsync(string id, [CallerMemberName] string test = "")
    {
        await using var host = NewHost();
        var verification = host.Verify(id).Single();
        verification.Ok.ShouldBeFalse(test);
        var provider = host.GetDetails(id).Manifest?.Providers[0].Id ?? "none";
        var thrown = await Should.ThrowAsync<PluginLoadException>(async () => await host.GetProviderAsync(provider, TestContext.Current.CancellationToken));
        if (provider != "none")
        {
            thrown.Code.ShouldBe(verification.Problems.First(problem => !problem.IsWarning).Code);
            thrown.Message.ShouldContain(id);
            thrown.Hint.ShouldNotBeNullOrWhiteSpace();
        }

        return verification.Problems.First(problem => !problem.IsWarning);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        _folder.Dispose();
    }

    private void WriteBundledList() =>
        File.WriteAllText(BundledList, new JsonObject { ["version"] = 1, ["plugins"] = _bundled.DeepClone() }.ToJsonString());

    private static string Copy(string fixture, string to, string id, Action<JsonObject>? edit)
    {
        foreach (var file in Directory.EnumerateFiles(Fixture(fixture), "*", SearchOption.AllDirectories).Where(IsForThisMachine))
        {
            var target = Path.Combine(to, Path.GetRelativePath(Fixture(fixture), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(to, "plugin.json")))!.AsObject();
        manifest["id"] = id;
        edit?.Invoke(manifest);
        File.WriteAllText(Path.Combine(to, "plugin.json"), manifest.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        return to;
    }

    private static bool IsForThisMachine(string file) =>
        !file.Contains("/runtimes/", StringComparison.Ordinal)
        || file.Contains($"/runtimes/{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}/", StringComparison.Ordinal);
}
