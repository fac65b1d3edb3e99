using System.Globalization;
using System.Text;
using LettucePlug.Sdk;
using LettucePlug.Storage.Crasher;
using LettucePlug.Storage.Files;
using LettucePlug.Storage.Sqlite;

// crasher sqlite|files FOLDER rounds            writes rounds until it is killed; prints each that is done
// crasher sqlite|files FOLDER count TIMES       adds one to a counter so many times, against other processes
// crasher sqlite|files FOLDER try               writes one document and one blob; prints how it went
var registry = new BackendCatcher();
IPlugin plugin = args[0] == "sqlite" ? new SqlitePlugin() : new FilesPlugin();
plugin.Register(registry, new NoContext());
try
{
    await using var store = await registry.Backend!.OpenAsync(new StorageOptions { Directory = args[1] });
    switch (args[2])
    {
        case "rounds":
            await Rounds.WriteAsync(store);
            break;
        case "count":
            await CountAsync(store, int.Parse(args[3], CultureInfo.InvariantCulture));
            break;
        default:
            await store.Documents.WriteAsync([Document("tried", "1", null)]);
            break;
    }

    Console.WriteLine("done");
}
catch (StorageException exception)
{
    Console.WriteLine($"{exception.Failure}: {exception.Message}");
}

static async Task CountAsync(IStorage store, int times)
{
    for (var done = 0; done < times;)
    {
        var old = await store.Documents.GetAsync("things", "p", "count");
        var next = (old is null ? 0 : int.Parse(old.Json.Span, CultureInfo.InvariantCulture)) + 1;
        try
        {
            await store.Documents.WriteAsync([Document("count", $"{next}", old?.Version ?? 0)]);
            done++;
        }
        catch (StorageException exception) when (exception.Failure == StorageFailure.Conflict)
        {
            // Another process was faster.
        }
    }
}

static PutDocument Document(string id, string json, long? expected) => new()
{
    Collection = "things",
    Partition = "p",
    Id = id,
    Json = Encoding.UTF8.GetBytes(json),
    ExpectedVersion = expected,
};
