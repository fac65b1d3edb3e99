using LettucePlug.Liquid.Conformance;

namespace LettucePlug.Liquid.Tests;

public sealed class FuzzTests
{
    [Fact]
    public void Broken_templates_cause_nothing_but_the_engines_own_exceptions()
    {
        const int Count = 4_000;
        var corpus = Corpus.Load();
        var mutator = new Mutator(seed: 20261122);

        for (var i = 0; i < Count; i++)
        {
            var template = mutator.Mutate(corpus);
            FuzzCase.Check(template).ShouldBeNull(template);
        }
    }
}
