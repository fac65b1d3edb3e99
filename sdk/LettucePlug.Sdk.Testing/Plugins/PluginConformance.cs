using System.Diagnostics;
using System.Text.Json;

namespace LettucePlug.Sdk.Testing;

/// <summary>The checks that every plugin passes, whatever it offers.</summary>
public static class PluginConformance
{
    /// <summary>Generous: the rule is "no I/O and no waiting", and a busy machine is slow without either.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(3);

    /// <summary>The checks for a plugin.</summary>
    /// <param name="create">Makes the plugin by its constructor without parameters; called once per check.</param>
    /// <param name="manifest">The text of its <c>plugin.json</c>.</param>
    /// <returns>The checks; their names are unique and stay the same.</returns>
    public static IReadOnlyList<ConformanceCheck> For(Func<IPlugin> create, string manifest)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(manifest);
        return
        [
            Check("The manifest names the plugin's type.", () => CheckEntryPoint(create(), manifest)),
            Check("Making and registering the plugin is quick.", () => CheckSpeed(create)),
            Check("The plugin registers what its manifest declares.", () => CheckContributions(create(), manifest)),
            Check("The plugin writes nothing to the console.", () => CheckConsole(create)),
            new ConformanceCheck
            {
                Name = "The plugin can be disposed twice.",
                RunAsync = token => Expect.InTimeAsync("The plugin can be disposed twice.", async _ =>
                {
                    var plugin = create();
                    Register(plugin);
                    if (plugin is IAsyncDisposable disposable)
                    {
                        await disposable.DisposeAsync().ConfigureAwait(false);
                        await disposable.DisposeAsync().ConfigureAwait(false);
                    }
                }, token),
            },
        ];
    }

    private static ConformanceCheck Check(string name, Action run) => new()
    {
        Name = name,
        RunAsync = token => Expect.InTimeAsync(name, _ =>
        {
            run();
            return Task.CompletedTask;
        }, token),
    };

    private static CapturedRegistry Register(IPlugin plugin)
    {
        using var context = new StubPluginContext();
        var registry = new CapturedRegistry();
        plugin.Register(registry, context);
        return registry;
    }

    private static void CheckEntryPoint(IPlugin plugin, string manifest)
    {
        using var json = JsonDocument.Parse(manifest);
        var type = plugin.GetType();
        var named = json.RootElement.GetProperty("entryPoint").GetString();
        Expect.That(named == type.FullName, "The manifest's entryPoint is the plugin's type.", $"'{named}' for {type.FullName}.");
        Expect.That(
            type.IsPublic && type.GetConstructor(Type.EmptyTypes) is not null,
            "The entry point is public and has a public constructor without parameters.",
            $"{type.FullName}, which is not or has not.");
    }

    private static void CheckSpeed(Func<IPlugin> create)
    {
        var started = Stopwatch.GetTimestamp();
        Register(create());
        var took = Stopwatch.GetElapsedTime(started);
        Expect.That(took < MostTime, "Constructor and Register do no I/O and do not wait.", $"{took.TotalSeconds:0.0} seconds.");
    }

    private static void CheckContributions(IPlugin plugin, string manifest)
    {
        var registry = Register(plugin);
        Compare("providers", Declared(manifest, "providers"), registry.Providers.Select(provider => provider.Info.Id));
        Compare("templatePacks", Declared(manifest, "templatePacks"), registry.TemplatePacks.Select(pack => pack.Id));
        Compare("storage", Declared(manifest, "storage"), registry.StorageBackends.Select(backend => backend.Id));
    }

    private static void Compare(string kind, List<string> declared, IEnumerable<string> registered)
    {
        var given = registered.Order(StringComparer.Ordinal).ToList();
        Expect.That(
            declared.Order(StringComparer.Ordinal).SequenceEqual(given),
            $"A plugin registers exactly the {kind} that its manifest contributes.",
            $"declared [{string.Join(", ", declared)}], registered [{string.Join(", ", given)}].");
    }

    private static List<string> Declared(string manifest, string kind)
    {
        using var json = JsonDocument.Parse(manifest);
        return json.RootElement.TryGetProperty("contributes", out var contributes) && contributes.TryGetProperty(kind, out var list)
            ? [.. list.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.Object ? one.GetProperty("id").GetString()! : one.GetString()!)]
            : [];
    }

    private static void CheckConsole(Func<IPlugin> create)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var captured = new StringWriter();
        try
        {
            Console.SetOut(captured);
            Console.SetError(captured);
            Register(create());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }

        Expect.That(captured.ToString().Length == 0, "A plugin writes to its log, never to the console.", $"'{captured}'.");
    }
}
