using System.Globalization;
using LettucePlug.Liquid.Conformance;

return args switch
{
    ["fuzz", var count] => FuzzRun.Run(Parse(count), seed: 1),
    ["fuzz", var count, var seed] => FuzzRun.Run(Parse(count), Parse(seed)),
    [var suite] => SuiteRun.Run(suite),
    _ => Usage(),
};

static int Parse(string number) => int.Parse(number, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("usage: LettucePlug.Liquid.Conformance SUITE.json | fuzz COUNT [SEED]");
    return 2;
}
