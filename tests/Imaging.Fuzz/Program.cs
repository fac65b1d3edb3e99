using System.Globalization;
using LettucePlug.Imaging.Fuzz;

// Usage: Imaging.Fuzz [files per format, 100000] [seed, 1]
var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var findings = 0;
foreach (var (format, files) in Corpus.All)
{
    var fuzzer = new ImageFuzzer(files, seed);
    var finding = fuzzer.Run(count, CancellationToken.None);
    findings += finding is null ? 0 : 1;
    Console.WriteLine(
        $"{format}: {fuzzer.Decoded} decoded, {fuzzer.Refused} refused, at most {fuzzer.MostAllocated / 1024} KiB "
        + $"and {fuzzer.Longest.TotalMilliseconds:0} ms; {finding ?? "no finding"}");
}

return findings == 0 ? 0 : 1;
