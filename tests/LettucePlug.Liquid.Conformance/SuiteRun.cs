namespace LettucePlug.Liquid.Conformance;

/// <summary>Runs every case of a suite file, prints the failures and then the count.</summary>
public static class SuiteRun
{
    public static int Run(string path)
    {
        var cases = SuiteCase.Load(path);
        var passed = 0;
        foreach (var one in cases)
        {
            if (one.Check() is { } failure)
            {
                Console.WriteLine($"FAIL {one.Name}: {failure}");
            }
            else
            {
                passed++;
            }
        }

        Console.WriteLine($"passed {passed} of {cases.Count}");
        return passed == cases.Count ? 0 : 1;
    }
}
