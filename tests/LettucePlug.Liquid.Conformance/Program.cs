using System.Globalization;
using System.Text.Json;
using LettucePlug.Liquid.Conformance;

return args switch
{
    ["fuzz", var count] => FuzzRun.Run(Parse(count), seed: 1),
    ["fuzz", var count, var seed] => FuzzRun.Run(Parse(count), Parse(seed)),
    [var suite] => Suite(suite),
    _ => Usage(),
};

static int Suite(string path)
{
    try
    {
        return SuiteRun.Run(path);
    }
    catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or JsonException)
    {
        Console.Error.WriteLine($"error: {error.Message}");
        return 2;
    }
}

static int Parse(string number) => int.Parse(number, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("usage: LettucePlug.Liquid.Conformance SUITE.json | fuzz COUNT [SEED]");
    return 2;
}
