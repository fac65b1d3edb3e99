using System.Diagnostics;
using System.Globalization;
using LettucePlug.Benchmarks.Plugins;
using LettucePlug.Host.Plugins;
using Microsoft.Extensions.Logging.Abstractions;

// naive|host|list FOLDER, which holds plugins/, plugins.json and entry-points.txt
var (what, folder) = (args[0], args[1]);
await using var host = new PluginHost(
    new PluginHostOptions
    {
        HomeDirectory = Path.Combine(folder, "home"),
        BundledDirectory = Path.Combine(folder, "plugins"),
        BundledList = Path.Combine(folder, "plugins.json"),
    },
    NullLoggerFactory.Instance);
var time = Stopwatch.StartNew();
if (what == "naive")
{
    NaiveLoader.LoadAll(Path.Combine(folder, "entry-points.txt"));
}
else if (what == "host")
{
    await StartAllAsync(host);
}
else
{
    Require(PluginState.Ready);
}

Console.WriteLine(time.Elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
if (what == "host")
{
    Require(PluginState.Active);
}

void Require(PluginState state)
{
    if (host.List().FirstOrDefault(plugin => plugin.State != state) is { } other)
    {
        throw new InvalidOperationException($"{other.Id} is {other.State}, not {state}: {other.Error?.Message}");
    }
}

static async Task StartAllAsync(PluginHost host)
{
    foreach (var provider in host.Providers)
    {
        await host.GetProviderAsync(provider.Id, CancellationToken.None);
    }

    foreach (var storage in host.List().Where(plugin => plugin.Kind == PluginKind.Storage))
    {
        await host.GetStorageBackendAsync(host.GetDetails(storage.Id).Manifest!.Storage[0].Id, CancellationToken.None); // a listed one has a manifest
    }

    await host.GetTemplatePacksAsync(CancellationToken.None);
}
