import subprocess
import sys


def test_graphmodel_loads_neither_loaders_nor_queries() -> None:
    code = (
        "import sys, graphmodel, graphmodel.store\n"
        "not_here = ('loaders', 'queries', 'kglite', 'lxml', 'networkx', 'pyvis')\n"
        "print(*sorted(m for m in sys.modules if m.split('.')[0] in not_here))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
