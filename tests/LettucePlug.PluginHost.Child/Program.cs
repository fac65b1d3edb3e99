using LettucePlug.Host.Plugins;
using Microsoft.Extensions.Logging.Abstractions;

// A host small enough to be killed: starts the plugin "test.faulty", has it do one thing, and tells what became of it.
// Arguments: the home folder, the bundled plugins, their list, and the thing to do.
var options = new PluginHostOptions
{
    HomeDirectory = args[0],
    BundledDirectory = args[1],
    BundledList = args[2],
};
await using var host = new PluginHost(options, NullLoggerFactory.Instance);
var provider = await host.GetProviderAsync("faulty", CancellationToken.None);
await using var client = provider.Connect(null!); // the fixture has no use for a connection
var answer = await client.Choices!.ListChoicesAsync(args[3], CancellationToken.None); // and offers this facet

// The fault comes when it comes; the test ends this process if it never does.
using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
while (args is not [.., "without fault"] && host.List().Single(plugin => plugin.Id == "test.faulty").Error is null)
{
    GC.Collect();
    GC.WaitForPendingFinalizers();
    await timer.WaitForNextTickAsync();
}

var status = host.List().Single(plugin => plugin.Id == "test.faulty");
Console.WriteLine($"alive after '{answer[0]}': {status.State} {status.Error?.Code} {status.Error?.Message}");
return 0;
